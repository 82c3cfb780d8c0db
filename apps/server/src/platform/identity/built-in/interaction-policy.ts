import type { interactionPolicy, KoaContextWithOIDC } from 'oidc-provider'
import { base as basePolicy, Check } from 'oidc-provider/lib/helpers/interaction_policy/index.js'
import type { Clock } from '../../clock/clock.ts'
import { secondFactorAcr, secondFactorSeconds } from '../step-up.ts'
import { demandsSecondFactor, passwordAcr } from './step-up-request.ts'

/** The only reason for which a person who is signed in is asked for a code and not for the password. */
export const secondFactorReason = 'second_factor'

/** When a person has to do something. No consent is asked for: the clients are the product itself. */
export function interactionPolicyOf(): interactionPolicy.DefaultPolicy {
  const prompts = basePolicy()
  prompts.remove('consent')
  const checks = prompts.get('login')?.checks
  if (!checks) throw new Error('The provider has no login prompt')
  // One check knows all the ways to ask for a class.
  checks.remove('essential_acr')
  checks.remove('essential_acrs')
  const error = 'login_required'
  checks.add(new Check('account_gone', 'the signed-in person has to sign in again', error, isAccountGone))
  checks.add(new Check(secondFactorReason, 'a recent second factor is needed', error, lacksSecondFactor))
  checks.add(new Check('native_client', 'programs on this machine are let in by hand', error, isSilentNative))
  return prompts
}

/** Any page can send a browser to a program's address on this machine, where others may listen (RFC 8252, 8.6). */
const isSilentNative = ({ oidc }: KoaContextWithOIDC) =>
  oidc.client?.applicationType === 'native' && oidc.result?.login === undefined

const isAccountGone = ({ oidc }: KoaContextWithOIDC) => oidc.session?.accountId !== undefined && !oidc.account

const lacksSecondFactor = ({ oidc }: KoaContextWithOIDC) =>
  demandsSecondFactor(oidc.params ?? {}) && oidc.session?.acr !== secondFactorAcr

/** A second factor counts for five minutes; after that the session is one with a password, as at Keycloak. */
export function ageSecondFactor({ oidc }: KoaContextWithOIDC, clock: Clock): void {
  const { session } = oidc
  if (session?.acr !== secondFactorAcr) return
  const ageSeconds = Math.floor(clock.now().getTime() / 1000) - (session.loginTs ?? 0)
  if (ageSeconds <= secondFactorSeconds) return
  session.acr = passwordAcr
  session.amr = ['pwd']
}
