import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import type { Principal } from './actor.ts'

/** The authentication context class that stands for a second factor (`acr`). */
export const secondFactorAcr = 'mfa'
/** How old a second factor may be where one is asked for. */
export const secondFactorSeconds = 300

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
      'Sign in again with acr_values=mfa, then repeat the request.',
  })
}
