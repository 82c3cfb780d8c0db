import type { ClientCredentials, KoaContextWithOIDC, Account as OidcAccount, UnknownObject } from 'oidc-provider'
import { InvalidClient } from 'oidc-provider/lib/helpers/errors.js'
import type { Queryable } from '../../database/query.ts'
import type { Account } from './accounts.store.ts'
import { findAccount } from './accounts.store.ts'
import { serviceOf } from './oidc-clients.ts'

/** What an ID token may tell, by scope. */
export const claimsByScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  email: ['email', 'email_verified'],
  profile: ['name', 'preferred_username'],
  sid: null,
  iss: null,
}

/** A person as the provider knows accounts. An address is one that was confirmed, or that an admin vouches for. */
export const toOidcAccount = ({ id, email, name, role }: Account): OidcAccount => ({
  accountId: id,
  claims: () => ({
    sub: id,
    email,
    email_verified: true,
    name,
    preferred_username: email,
    realm_access: { roles: [role] },
  }),
})

/** What an access token says besides the standard claims: what Keycloak's say, so that the API reads one kind. */
export async function extraTokenClaims(
  db: Queryable,
  ctx: KoaContextWithOIDC,
  token: { readonly kind: string },
): Promise<UnknownObject> {
  const claims = token.kind === 'ClientCredentials' ? await ofProgram(db, ctx) : await ofPerson(ctx)
  return { ...claims, azp: ctx.oidc.client?.clientId }
}

async function ofPerson({ oidc }: KoaContextWithOIDC): Promise<UnknownObject> {
  const source = oidc.entities.RefreshToken ?? oidc.entities.AuthorizationCode
  const { sub, ...claims } = (await oidc.account?.claims('userinfo', '', {}, [])) ?? {}
  return { ...claims, acr: source?.acr, auth_time: source?.authTime, sid: source?.sid ?? source?.sessionUid }
}

/** No session and no time of sign-in: nobody was there. */
async function ofProgram(db: Queryable, { oidc }: KoaContextWithOIDC): Promise<UnknownObject> {
  const service = serviceOf(oidc.client)
  const account = service && (await findAccount(db, service.userId))
  if (!account) throw new InvalidClient('the account of this client is disabled')
  return { ...service.claims, name: account.name, realm_access: { roles: [account.role] } }
}

/** A program acts as its user, and Keycloak says so in the same way. */
export function nameProgram(
  ctx: KoaContextWithOIDC,
  token: { readonly kind: ClientCredentials['kind'] | string },
  { payload }: { readonly payload: UnknownObject },
): void {
  if (token.kind === 'ClientCredentials') payload.sub = serviceOf(ctx.oidc.client)?.userId
}
