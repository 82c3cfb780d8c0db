/** Where the provider is found below the public address. */
export const providerPath = '/oidc'
