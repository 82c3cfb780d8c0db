import type { SignedIn } from '../modules/people/index.ts'
import { followRole, provisionUser, systemActor } from '../modules/people/index.ts'
import type { Ctx } from '../platform/context.ts'
import type { RolesFrom } from '../platform/identity/actor.ts'
import type { CachingAuthenticator } from '../platform/identity/authenticator.ts'
import { openAuthenticator } from '../platform/identity/authenticator.ts'
import { highestRole } from '../platform/identity/effective-permissions.ts'
import { remoteKeys } from '../platform/identity/remote-keys.ts'
import type { AccessTokenClaims } from '../platform/identity/token-claims.ts'
import type { TokenKeys } from '../platform/identity/token-keys.ts'
import { openTokenVerifier } from '../platform/identity/token-verifier.ts'
import type { Config } from './config/config.ts'

/** What the server has of an issuer. */
export interface TrustedIssuer {
  readonly authenticator: CachingAuthenticator
  readonly issuer: string
  /** With which the issuer signs. */
  readonly keys: TokenKeys
}

interface Trust extends Pick<Config, 'audience' | 'roleClaim' | 'rolesFrom' | 'secondFactorAcr'> {
  readonly issuer: string
}

/** Trusts an OpenID Connect issuer, which need not be there yet. */
export function trustIssuer(
  parts: Pick<Ctx, 'db' | 'clock' | 'log' | 'newId'>,
  { issuer, audience, roleClaim, rolesFrom, secondFactorAcr }: Trust,
): TrustedIssuer {
  const { db, clock, log } = parts
  const actor = systemActor('sign-in')
  const keys = remoteKeys(issuer, { clock, log })
  const authenticator = openAuthenticator({
    ...{ db, clock, log, secondFactorAcr },
    verifier: openTokenVerifier({ issuer, audience, clock, keys, roleClaim }),
    provisionUser: async (claims) => (await provisionUser(parts, actor, signedIn(claims, rolesFrom))).id,
    ...(rolesFrom === 'issuer' && { followRole: (userId, named) => followRole(parts, actor, userId, named) }),
  })
  return { authenticator, issuer, keys }
}

/** Whom another issuer names for the first time. */
function signedIn(claims: AccessTokenClaims, rolesFrom: RolesFrom): SignedIn {
  const { issuer, subject, email, name, clientId, isProgram, roles, issuedAt } = claims
  const named = { role: highestRole(roles), at: new Date(issuedAt * 1000) }
  const identity = { issuer, subject, ...(rolesFrom === 'issuer' && { namedRole: named }) }
  return isProgram ? { ...identity, client: clientId ?? subject } : { ...identity, email, name }
}
