import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import type { Principal } from './actor.ts'
import type { AccessTokenClaims } from './token-claims.ts'
import { clockToleranceSeconds } from './token-verifier.ts'

/** The authentication context class that stands for a second factor (`acr`) unless another one is configured. */
export const secondFactorAcr = 'mfa'
/** How old a second factor may be where one is asked for. */
export const secondFactorSeconds = 300

/**
 * For who is asked for none: commands, which only run where the database can be reached anyway, and what the server
 * does on its own.
 */
export const beyondSecondFactor = new Date(8_640_000_000_000_000)

/**
 * When the person of a token showed a second factor, if they did. The class alone says nothing: a refreshed token
 * keeps it for ever, and Keycloak gives one to programs too. Nor does a time that is still to come.
 */
export function secondFactorOf(
  { acr, authTime, isProgram }: Authentication,
  expected: string,
  now: number,
): Date | null {
  if (isProgram || acr !== expected || authTime === null) return null
  const at = authTime * 1000
  return at > 0 && at <= now + clockToleranceSeconds * 1000 ? new Date(at) : null
}

type Authentication = Pick<AccessTokenClaims, 'acr' | 'authTime' | 'isProgram'>

/**
 * Throws unless the person has shown a second factor in the last five minutes. Programs and personal access tokens
 * never have. The answer is the challenge of RFC 9470.
 */
export function requireRecentSecondFactor({ secondFactorAt }: Principal, clock: Clock): void {
  const now = clock.now().getTime()
  if (secondFactorAt !== undefined && now - secondFactorAt.getTime() <= secondFactorSeconds * 1000) return
  throw new AppError('second-factor-required', {
    detail:
      'This needs a sign-in with a second factor that is not older than five minutes. ' +
      'Sign in again as the header WWW-Authenticate says, then repeat the request.',
  })
}
