import { permissions } from '@millrace/contract'
import type { JSONWebKeySet } from 'jose'
import type { Configuration, Grant, KoaContextWithOIDC, Account as OidcAccount } from 'oidc-provider'
import type { Clock } from '../../clock/clock.ts'
import type { Queryable } from '../../database/query.ts'
import { findPerson } from './accounts.store.ts'
import { ageSecondFactor, interactionPolicyOf } from './interaction-policy.ts'
import type { FindClient } from './oidc-adapter.ts'
import { oidcAdapter } from './oidc-adapter.ts'
import { firstPartyClients, serviceProperties } from './oidc-clients.ts'
import { oidcFeatures } from './oidc-features.ts'
import { errorPage } from './pages/messages.ts'
import { apiResource } from './resource-server.ts'
import { acrValues } from './step-up-request.ts'
import { claimsByScope, extraTokenClaims, nameProgram, toOidcAccount } from './token-claims.ts'

export interface ConfigurationOptions {
  readonly db: Queryable
  readonly clock: Clock
  readonly publicUrl: string
  readonly issuer: string
  readonly audience: string
  readonly keys: JSONWebKeySet
  readonly cookieKeys: readonly Buffer[]
  readonly findClient: FindClient
  readonly backchannelLogoutUri?: string
}

const identityScopes = ['openid', 'email', 'profile']
const day = 24 * 60 * 60

/** How long a sign-in at the provider lasts. */
export const sessionSeconds = 14 * day

/** Where the protocol's endpoints lie below the issuer. */
export const endpoints = {
  authorization: '/auth',
  token: '/token',
  jwks: '/jwks',
  revocation: '/token/revocation',
  end_session: '/session/end',
} as const

/** The browser's cookie that names its session, as the provider sets it. */
export const sessionCookie = (issuer: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: new URL(issuer).pathname }) as const

export function oidcConfiguration(options: ConfigurationOptions): Configuration {
  const { db, clock, publicUrl, issuer, keys, cookieKeys } = options
  const { pathname } = new URL(issuer)
  return {
    adapter: oidcAdapter(options),
    clients: firstPartyClients(options),
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    extraClientMetadata: { properties: serviceProperties },
    clientBasedCORS: (_ctx, origin) => origin === new URL(issuer).origin,
    jwks: keys as NonNullable<Configuration['jwks']>,
    routes: endpoints,
    responseTypes: ['code', 'none'],
    pkce: { required: () => true },
    scopes: identityScopes,
    acrValues,
    claims: claimsByScope,
    cookies: {
      names: { session: 'millrace_oidc', interaction: 'millrace_oidc_sign_in', resume: 'millrace_oidc_resume' },
      keys: cookieKeys,
      long: sessionCookie(issuer),
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl: lifetimes,
    features: oidcFeatures(options),
    // Only to our own programs, whose addresses are in our configuration: without the check for private networks.
    fetch: (input, { dispatcher, ...init }: RequestInit & { dispatcher?: unknown } = {}) => fetch(input, init),
    interactions: { policy: interactionPolicyOf(), url: (_ctx, { uid }) => `${pathname}/interaction/${uid}` },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    // Signing out of the browser ends what the browser began; a command line stays signed in.
    expiresWithSession: (ctx) => ctx.oidc.client?.applicationType !== 'native',
    findAccount: (ctx, sub, token) => findOidcAccount(db, sub, authTimeOf(ctx, token)),
    loadExistingGrant: (ctx) => {
      ageSecondFactor(ctx, clock)
      return firstPartyGrant(ctx, publicUrl)
    },
    extraTokenClaims: (ctx, token) => extraTokenClaims(db, ctx, token),
    formats: { customizers: { jwt: nameProgram } },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html'
      ctx.body = errorPage(pathname, error, description)
    },
  }
}

const lifetimes: NonNullable<Configuration['ttl']> = {
  AccessToken: 5 * 60,
  AuthorizationCode: 60,
  ClientCredentials: 5 * 60,
  Grant: 30 * day,
  IdToken: 5 * 60,
  Interaction: 60 * 60,
  // From the sign-in on: a rotated token lives as long as what is left of it.
  RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? sessionSeconds,
  Session: sessionSeconds,
}

/** When the person signed in of whom a session, a code or a refresh token is. Seconds since 1970. */
const authTimeOf = ({ oidc }: KoaContextWithOIDC, token: unknown): number =>
  (token as { authTime?: number } | undefined)?.authTime ?? oidc.session?.loginTs ?? 0

/** A disabled user is an unknown one, and so is one whose sign-ins were ended since, whatever is left of them. */
async function findOidcAccount(db: Queryable, sub: string, authTime: number): Promise<OidcAccount | undefined> {
  const person = await findPerson(db, sub)
  if (!person) return undefined
  const endedAt = person.sessionsEndedAt?.getTime() ?? 0
  return authTime >= Math.floor(endedAt / 1000) ? toOidcAccount(person) : undefined
}

async function firstPartyGrant(ctx: KoaContextWithOIDC, publicUrl: string): Promise<Grant> {
  const { provider, client, session, account } = ctx.oidc
  if (!client || !session || !account) throw new Error('A grant needs a client and a signed-in person')
  const known = session.grantIdFor(client.clientId)
  const grant =
    (known !== undefined && (await provider.Grant.find(known))) ||
    new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  grant.addOIDCScope(identityScopes.join(' '))
  for (const resource of [apiResource, publicUrl]) grant.addResourceScope(resource, permissions.join(' '))
  await grant.save()
  return grant
}
