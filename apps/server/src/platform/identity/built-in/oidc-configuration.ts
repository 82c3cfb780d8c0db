import { permissions } from '@millrace/contract'
import type { JSONWebKeySet } from 'jose'
import type { Configuration, Grant, KoaContextWithOIDC, Account as OidcAccount, UnknownObject } from 'oidc-provider'
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js'
import { base as basePolicy, Check } from 'oidc-provider/lib/helpers/interaction_policy/index.js'
import type { Clock } from '../../clock/clock.ts'
import type { Queryable } from '../../database/query.ts'
import { findAccount } from '../identity.store.ts'
import { oidcAdapter } from './oidc-adapter.ts'
import { firstPartyClients } from './oidc-clients.ts'
import { errorPage, signedOutPage, signOutPage } from './pages.ts'

interface Options {
  readonly db: Queryable
  readonly clock: Clock
  readonly publicUrl: string
  readonly issuer: string
  readonly audience: string
  readonly keys: JSONWebKeySet
  readonly cookieKeys: readonly Buffer[]
}

/** The API as clients name it when they ask for a token (RFC 8707). Its address is as good (RFC 9728). */
const apiResource = 'urn:millrace:api'
const identityScopes = ['openid', 'email', 'profile']
const day = 24 * 60 * 60

/** Where the protocol's endpoints lie below the issuer. */
export const endpoints = {
  authorization: '/auth',
  token: '/token',
  jwks: '/jwks',
  revocation: '/token/revocation',
  end_session: '/session/end',
} as const

export function oidcConfiguration(options: Options): Configuration {
  const { db, clock, publicUrl, issuer, keys, cookieKeys } = options
  const { pathname } = new URL(issuer)
  return {
    adapter: oidcAdapter(db, clock),
    clients: firstPartyClients(publicUrl),
    clientAuthMethods: ['none'],
    clientBasedCORS: (_ctx, origin) => origin === new URL(issuer).origin,
    jwks: keys as NonNullable<Configuration['jwks']>,
    routes: endpoints,
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: identityScopes,
    // A password alone. The second factor adds `mfa`.
    acrValues: ['pwd'],
    claims: { openid: ['sub', 'acr', 'auth_time'], email: ['email'], profile: ['name'], sid: null, iss: null },
    cookies: {
      names: { session: 'millrace_oidc', interaction: 'millrace_oidc_sign_in', resume: 'millrace_oidc_resume' },
      keys: cookieKeys,
      long: { httpOnly: true, sameSite: 'lax', path: pathname },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: 5 * 60,
      AuthorizationCode: 60,
      Grant: 30 * day,
      IdToken: 5 * 60,
      Interaction: 60 * 60,
      // From the sign-in on: a rotated token lives as long as what is left of it.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? 14 * day,
      Session: 14 * day,
    },
    features: features(options),
    interactions: { policy: policy(), url: (_ctx, { uid }) => `${pathname}/interaction/${uid}` },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    // Signing out of the browser ends what the browser began; a command line stays signed in.
    expiresWithSession: (ctx) => ctx.oidc.client?.applicationType !== 'native',
    findAccount: (_ctx, sub) => findOidcAccount(db, sub),
    loadExistingGrant: (ctx) => firstPartyGrant(ctx, publicUrl),
    extraTokenClaims,
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html'
      ctx.body = errorPage(pathname, error, description)
    },
  }
}

function features({ audience, publicUrl, issuer }: Options): NonNullable<Configuration['features']> {
  const { pathname } = new URL(issuer)
  const off = { enabled: false }
  return {
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    userinfo: off,
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(pathname, form)
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.type = 'html'
        ctx.body = signedOutPage(pathname)
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_ctx, _client, oneOf) => oneOf ?? apiResource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== apiResource && resource !== publicUrl) throw new InvalidTarget()
        return {
          scope: permissions.join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 5 * 60,
          jwt: { sign: { alg: 'RS256' } },
        }
      },
    },
  }
}

/** No consent is asked for: the clients are the product itself. */
function policy() {
  const prompts = basePolicy()
  prompts.remove('consent')
  const isGone = ({ oidc }: KoaContextWithOIDC) => oidc.session?.accountId !== undefined && !oidc.account
  prompts.get('login')?.checks.add(new Check('account_gone', 'the signed-in person may not sign in any more', isGone))
  return prompts
}

/** A disabled user is an unknown one, also when a refresh token is used. */
async function findOidcAccount(db: Queryable, sub: string): Promise<OidcAccount | undefined> {
  const account = await findAccount(db, sub)
  if (!account) return undefined
  const { id, email, name, role } = account
  return { accountId: id, claims: () => ({ sub: id, email, name, realm_access: { roles: [role] } }) }
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

/** The claims that Keycloak gives, so that the API reads one kind of token. */
async function extraTokenClaims(ctx: KoaContextWithOIDC): Promise<UnknownObject> {
  const { RefreshToken, AuthorizationCode } = ctx.oidc.entities
  const source = RefreshToken ?? AuthorizationCode
  const claims = await ctx.oidc.account?.claims('userinfo', '', {}, [])
  return {
    email: claims?.email,
    name: claims?.name,
    realm_access: claims?.realm_access,
    acr: source?.acr,
    auth_time: source?.authTime,
  }
}
