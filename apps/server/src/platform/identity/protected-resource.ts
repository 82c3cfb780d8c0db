/** Where the API says which issuer gives tokens for it (RFC 9728, section 3). */
export const protectedResourcePath = '/.well-known/oauth-protected-resource'
