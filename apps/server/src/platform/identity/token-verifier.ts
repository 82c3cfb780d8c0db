import { errors, jwtVerify } from 'jose'
import type { Clock } from '../clock/clock.ts'
import type { AccessTokenClaims } from './token-claims.ts'
import { toClaims } from './token-claims.ts'
import type { TokenKeys } from './token-keys.ts'
import { signatureAlgorithms } from './usable-keys.ts'

export type { AccessTokenClaims } from './token-claims.ts'

/** The claims of an access token, or null: why a token is refused is nobody's business. */
export type TokenVerifier = (token: string) => Promise<AccessTokenClaims | null>

interface Options {
  readonly issuer: string
  readonly audience: string
  readonly keys: TokenKeys
  readonly clock: Clock
  /** Where the token names roles: a claim, or a path into one with dots between; where Keycloak has them if not given. */
  readonly roleClaim?: string | null
  /** How long after its issue a token is taken at most, whatever it says itself; as long as it says when not given. */
  readonly longestAgeSeconds?: number
}

const compactForm = /^[\w-]+\.[\w-]+\.[\w-]+$/
/** No access token is meant to live longer than a day. */
const longestLifetimeSeconds = 86_400
/** By how much two clocks may differ. */
export const clockToleranceSeconds = 5

// RFC 8725 and RFC 9068: nothing about how a token is checked is taken from the token.
const fixed = {
  algorithms: [...signatureAlgorithms],
  typ: 'at+jwt',
  requiredClaims: ['sub', 'exp', 'iat', 'aud'],
  clockTolerance: clockToleranceSeconds,
}

/**
 * Checks access tokens of one issuer for one audience. Rejects only when the keys cannot be had.
 *
 * `longestAgeSeconds` is for the built-in provider, whose tokens are known to live five minutes; how long another
 * issuer's tokens live is that issuer's choice, often an hour. A token issued in the future is refused either way.
 */
export function openTokenVerifier(options: Options): TokenVerifier {
  const { issuer, audience, keys, clock, longestAgeSeconds, roleClaim = null } = options
  const maxTokenAge = longestAgeSeconds ?? Number.MAX_SAFE_INTEGER
  return async (token) => {
    if (!compactForm.test(token)) return null
    try {
      const checks = { ...fixed, issuer, audience, maxTokenAge, currentDate: clock.now() }
      const { payload, protectedHeader } = await jwtVerify(token, keys, checks)
      if (protectedHeader.crit !== undefined) return null
      if (Number(payload.exp) - Number(payload.iat) > longestLifetimeSeconds) return null
      return toClaims(payload, { audience, roleClaim })
    } catch (err) {
      if (err instanceof errors.JOSEError) return null
      throw err
    }
  }
}
