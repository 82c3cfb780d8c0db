import type { ClientMetadata } from 'oidc-provider'

/** Our own programs; the built-in provider serves no others. Both are public, so PKCE is what protects the code. */
export const firstPartyClients = (publicUrl: string): ClientMetadata[] => [
  {
    ...publicClient,
    client_id: 'millrace-web',
    client_name: 'Millrace',
    redirect_uris: [`${publicUrl}/auth/callback`],
    post_logout_redirect_uris: [`${publicUrl}/`],
  },
  {
    ...publicClient,
    client_id: 'millrace-cli',
    client_name: 'Millrace command line',
    application_type: 'native',
    // Any port of it (RFC 8252, section 7.3).
    redirect_uris: ['http://127.0.0.1/callback'],
  },
]

const publicClient = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  response_modes: ['query'],
} satisfies Partial<ClientMetadata>
