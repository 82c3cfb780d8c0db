import { permissions } from '@millrace/contract'
import type { Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { InvalidScope, InvalidTarget } from 'oidc-provider/lib/helpers/errors.js'
import { serviceOf } from './oidc-clients.ts'

/** The API as clients name it when they ask for a token (RFC 8707). Its address is as good (RFC 9728). */
export const apiResource = 'urn:millrace:api'

interface Options {
  readonly audience: string
  readonly publicUrl: string
}

/** What a token for the API may carry and how it looks. */
export function resourceServerOf(
  ctx: KoaContextWithOIDC,
  resource: string,
  client: Client,
  { audience, publicUrl }: Options,
): ResourceServer {
  if (resource !== apiResource && resource !== publicUrl) throw new InvalidTarget()
  return {
    scope: (programScopes(ctx, client) ?? permissions).join(' '),
    audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: 5 * 60,
    jwt: { sign: { alg: 'RS256' } },
  }
}

/**
 * The permissions of a program: all of them when it asks for none in particular. A token without any would be one that
 * is not narrowed, so there is none of that kind.
 */
function programScopes({ oidc }: KoaContextWithOIDC, client: Client): readonly string[] | null {
  const service = serviceOf(client)
  if (!service) return null
  const asked = oidc.params?.scope
  if (typeof asked !== 'string' || asked === '') {
    if (oidc.params) oidc.params.scope = service.permissions.join(' ')
    return service.permissions
  }
  const names = asked.split(' ')
  if (!service.permissions.some((permission) => names.includes(permission))) {
    throw new InvalidScope('this client has none of the permissions that it asks for', asked)
  }
  return service.permissions
}
