import type { JWTPayload } from 'jose'
import { errors, jwtVerify } from 'jose'
import type { Clock } from '../clock/clock.ts'
import type { TokenKeys } from './token-keys.ts'
import { signatureAlgorithms } from './usable-keys.ts'

/** Whose sessions an issuer says have ended: those of one of its sessions, or all of a subject. */
export interface LogoutClaims {
  readonly issuerSessionId: string | null
  readonly subject: string | null
  /** Each is taken once. */
  readonly tokenId: string
  /** From when on it is refused for its age alone. */
  readonly forgetAfter: Date
}

/** The claims of a logout token, or null when it is not a valid one. */
export type LogoutTokenVerifier = (token: string) => Promise<LogoutClaims | null>

interface Options {
  readonly issuer: string
  readonly clientId: string
  readonly keys: TokenKeys
  readonly clock: Clock
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const toleranceSeconds = 5
const longestAgeSeconds = 300
const longest = 8192
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]+$/

const fixed = {
  algorithms: [...signatureAlgorithms],
  typ: 'logout+jwt',
  requiredClaims: ['iat', 'exp', 'jti', 'events'],
  clockTolerance: toleranceSeconds,
  maxTokenAge: longestAgeSeconds,
}

/** OpenID Connect Back-Channel Logout 1.0, section 2.6. Rejects only when the keys cannot be had. */
export function openLogoutTokenVerifier({ issuer, clientId, keys, clock }: Options): LogoutTokenVerifier {
  return async (token) => {
    if (token.length > longest || !compactForm.test(token)) return null
    try {
      const checks = { ...fixed, issuer, audience: clientId, currentDate: clock.now() }
      const { payload, protectedHeader } = await jwtVerify(token, keys, checks)
      return protectedHeader.crit === undefined ? claimsOf(payload) : null
    } catch (err) {
      if (err instanceof errors.JOSEError) return null
      throw err
    }
  }
}

function claimsOf({ sub, sid, jti, iat, nonce, events }: JWTPayload): LogoutClaims | null {
  const subject = textOf(sub)
  const issuerSessionId = textOf(sid)
  const tokenId = textOf(jti)
  const told = (events as Record<string, unknown> | null | undefined)?.[event]
  const isLogout = typeof told === 'object' && told !== null && !Array.isArray(told)
  if (!isLogout || nonce !== undefined || tokenId === null || (subject === null && issuerSessionId === null))
    return null
  const seconds = Number(iat) + longestAgeSeconds + 2 * toleranceSeconds
  return { subject, issuerSessionId, tokenId, forgetAfter: new Date(seconds * 1000) }
}

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null)
