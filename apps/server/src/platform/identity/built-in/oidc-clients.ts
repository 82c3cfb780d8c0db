import type { Permission } from '@millrace/contract'
import type { Client, ClientMetadata } from 'oidc-provider'

/** A program that signs in with a secret of its own. */
export interface ServiceClient {
  readonly clientId: string
  /** SHA-256 of the secret. */
  readonly secretHash: Buffer
  readonly permissions: readonly Permission[]
  /** As whom it acts. */
  readonly userId: string
  /** What every access token says besides. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** Where the pages of one's own account are below the issuer. */
export const accountPath = '/account'
export const accountClientId = 'millrace-account'

interface Addresses {
  readonly publicUrl: string
  readonly issuer: string
  readonly backchannelLogoutUri?: string
}

/** Our own programs. They are public, so PKCE is what protects the code. */
export const firstPartyClients = ({ publicUrl, issuer, backchannelLogoutUri }: Addresses): ClientMetadata[] => [
  {
    ...publicClient,
    client_id: 'millrace-web',
    client_name: 'Millrace',
    redirect_uris: [`${publicUrl}/auth/callback`],
    post_logout_redirect_uris: [`${publicUrl}/`],
    backchannel_logout_uri: backchannelLogoutUri ?? `${publicUrl}/auth/backchannel-logout`,
    backchannel_logout_session_required: true,
  },
  {
    ...publicClient,
    client_id: 'millrace-cli',
    client_name: 'Millrace command line',
    application_type: 'native',
    // Any port of it (RFC 8252, section 7.3).
    redirect_uris: ['http://127.0.0.1/callback'],
  },
  {
    ...publicClient,
    client_id: accountClientId,
    client_name: 'Your account',
    // The provider's own pages need a sign-in and no tokens.
    grant_types: [],
    response_types: ['none'],
    redirect_uris: [issuer + accountPath],
  },
]

const publicClient = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  response_modes: ['query'],
} satisfies Partial<ClientMetadata>

/** The properties of a client that only programs have. */
export const serviceProperties = ['service'] as const

type Service = Pick<ServiceClient, 'permissions' | 'userId' | 'claims'>

/** A program as the provider knows clients. In the place of the secret is its hash: see `compareHashedSecrets`. */
export const serviceMetadata = ({ clientId, secretHash, ...service }: ServiceClient): ClientMetadata => ({
  client_id: clientId,
  client_secret: secretHash.toString('base64url'),
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  service,
})

/** What the client may do as a program, or null when it is none. */
export const serviceOf = (client: Client | undefined): Service | null =>
  (client?.service as Service | undefined) ?? null
