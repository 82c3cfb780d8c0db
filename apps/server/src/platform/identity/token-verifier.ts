import type { JWTPayload } from 'jose'
import { errors, jwtVerify } from 'jose'
import type { Clock } from '../clock/clock.ts'
import { narrowingScopes } from './effective-permissions.ts'
import type { TokenKeys } from './token-keys.ts'

/** What a valid access token says. */
export interface AccessTokenClaims {
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly name: string | null
  /** Role names as the issuer gives them. */
  readonly roles: readonly string[]
  /** The permissions that the token is narrowed to, or null. */
  readonly scopes: readonly string[] | null
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** The claims of an access token, or null: why a token is refused is nobody's business. */
export type TokenVerifier = (token: string) => Promise<AccessTokenClaims | null>

interface Options {
  readonly issuer: string
  readonly audience: string
  readonly keys: TokenKeys
  readonly clock: Clock
  /** How long after its issue a token is taken at most, whatever it says itself; as long as it says when not given. */
  readonly longestAgeSeconds?: number
}

const compactForm = /^[\w-]+\.[\w-]+\.[\w-]+$/
const longestSubject = 255

// RFC 8725 and RFC 9068: nothing about how a token is checked is taken from the token.
const fixed = {
  algorithms: ['RS256'],
  typ: 'at+jwt',
  requiredClaims: ['sub', 'exp', 'iat', 'aud'],
  clockTolerance: 5,
}

/**
 * Checks access tokens of one issuer for one audience. Rejects only when the keys cannot be had.
 *
 * `longestAgeSeconds` is for the built-in provider, whose tokens are known to live five minutes; how long another
 * issuer's tokens live is that issuer's choice, often an hour. A token issued in the future is refused either way.
 */
export function openTokenVerifier(options: Options): TokenVerifier {
  const { issuer, audience, keys, clock, longestAgeSeconds } = options
  const maxTokenAge = longestAgeSeconds ?? Number.MAX_SAFE_INTEGER
  return async (token) => {
    if (!compactForm.test(token)) return null
    try {
      const checks = { ...fixed, issuer, audience, maxTokenAge, currentDate: clock.now() }
      const { payload, protectedHeader } = await jwtVerify(token, keys, checks)
      return protectedHeader.crit === undefined ? claimsOf(payload) : null
    } catch (err) {
      if (err instanceof errors.JOSEError) return null
      throw err
    }
  }
}

function claimsOf(payload: JWTPayload): AccessTokenClaims | null {
  const { iss, sub, exp, scope, email, name, realm_access: access } = payload
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || sub.length > longestSubject) return null
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === 'string' ? email : null,
    name: typeof name === 'string' ? name : null,
    roles: rolesOf(access),
    scopes: narrowingScopes(scope),
    expiresAt: Number(exp) * 1000,
  }
}

/** The shape in which Keycloak gives realm roles, and the built-in provider as well. */
function rolesOf(access: unknown): string[] {
  const roles = (access as { roles?: unknown } | null | undefined)?.roles
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []
}
