import { hashSecret } from '../crypto/hash-secret.ts'
import { AppError } from '../errors/app-error.ts'
import type { Principal } from '../identity/actor.ts'
import { requireRecentSecondFactor } from '../identity/step-up.ts'
import { clientName } from './client-name.ts'
import type { IssuedTokens, SignInChecks } from './issuer-client.ts'
import { SignInRefused } from './issuer-client.ts'
import { safeReturnTo } from './return-to.ts'
import { newSecret } from './session.ts'
import type { OpenSessions } from './session-parts.ts'

export type SignInParts = Pick<
  OpenSessions,
  'store' | 'issuer' | 'sealer' | 'authenticator' | 'clock' | 'log' | 'sessions'
>

/** How long somebody may take to sign in at the issuer. */
export const signInSeconds = 15 * 60

/** A sign-in under way. */
interface PendingSignIn extends SignInChecks {
  readonly returnTo: string
  /** Who has to come back from a step-up; null when nobody was signed in. */
  readonly userId: string | null
}

interface Begin {
  readonly returnTo: unknown
  readonly stepUp: boolean
  readonly sessionSecret: string | undefined
}

/** A sign-in that was begun: `secret` goes into a cookie, so that only this browser can end it. */
interface BegunSignIn {
  readonly state: string
  readonly secret: string
  readonly location: string
}

/** Begins a sign-in, or a step-up to a second factor. Several can be under way in one browser. */
export async function beginSignIn(
  parts: SignInParts,
  { returnTo, stepUp, sessionSecret }: Begin,
): Promise<BegunSignIn> {
  const { store, sealer, issuer, clock, sessions } = parts
  const [state, secret, nonce, verifier] = [newSecret(), newSecret(), newSecret(), newSecret()]
  const session = stepUp && sessionSecret !== undefined ? await sessions.find(sessionSecret) : null
  const location = await issuer.authorizationUrl({ state, nonce, verifier, stepUp })
  const pending = { state, nonce, verifier, stepUp, returnTo: safeReturnTo(returnTo), userId: session?.userId ?? null }
  const now = clock.now()
  const content = sealer.seal(JSON.stringify(pending satisfies PendingSignIn), `sign-in ${state}`)
  await store.note(signInKey(state, secret), content, new Date(now.getTime() + signInSeconds * 1000), now)
  return { state, secret, location }
}

interface Finish {
  /** What the browser came back with. */
  readonly query: URLSearchParams
  readonly signInSecret: string | undefined
  readonly sessionSecret: string | undefined
  readonly userAgent: string | undefined
  readonly address: string
}

/** Why nobody was signed in, for the person who tried. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly reason: 'expired' | 'cancelled' | 'refused' | 'other-person' | 'no-second-factor'
  readonly returnTo: string
  /** A sentence for the person, where there is one. */
  readonly detail: string | null

  constructor(reason: SignInFailed['reason'], { returnTo, detail }: { returnTo?: string; detail?: string } = {}) {
    super(`sign-in ${reason}`)
    this.reason = reason
    this.returnTo = returnTo ?? '/'
    this.detail = detail ?? null
  }
}

interface FinishedSignIn {
  readonly secret: string
  readonly until: Date
  readonly returnTo: string
}

/**
 * Ends a sign-in with a new session. Rejects with `SignInFailed`, and with `unavailable` when the issuer or the store
 * does not answer.
 */
export async function finishSignIn(parts: SignInParts, finish: Finish): Promise<FinishedSignIn> {
  const pending = await takePending(parts, finish)
  const issued = await exchange(parts, pending, finish.query)
  const principal = await principalOf(parts, pending, issued)
  try {
    assertSteppedUp(parts, pending, principal)
  } catch (err) {
    // At the issuer these tokens belong to the session that goes on here, unless somebody else came back.
    if (principal.userId !== pending.userId) parts.sessions.discard(issued)
    throw err
  }
  const { secret, until } = await parts.sessions.start({
    principal,
    issued,
    client: clientName(finish.userAgent),
    address: finish.address,
    replaces: finish.sessionSecret,
  })
  return { secret, until, returnTo: pending.returnTo }
}

async function takePending({ store, sealer, clock, log }: SignInParts, finish: Finish): Promise<PendingSignIn> {
  const { query, signInSecret } = finish
  const state = query.get('state')
  const known = state === null || signInSecret === undefined ? null : signInKey(state, signInSecret)
  const content = known && (await store.takeNote(known, clock.now()))
  if (!content) throw new SignInFailed('expired')
  let opened: string
  try {
    opened = sealer.open(content, `sign-in ${state}`)
  } catch (err) {
    // As after the secrets of the deployment were replaced.
    log.warn({ err }, 'a sign-in under way was sealed with another key')
    throw new SignInFailed('expired')
  }
  return JSON.parse(opened) as PendingSignIn
}

type PersonTokens = IssuedTokens & { readonly subject: string; readonly idToken: string }

async function exchange(parts: SignInParts, pending: PendingSignIn, query: URLSearchParams): Promise<PersonTokens> {
  const { returnTo } = pending
  try {
    const issued = await parts.issuer.exchange(query, pending)
    if (issued.subject === null || issued.idToken === null) throw new SignInRefused('invalid', 'there is no ID token')
    return { ...issued, subject: issued.subject, idToken: issued.idToken }
  } catch (err) {
    if (!(err instanceof SignInRefused)) throw err
    parts.log.warn({ err }, 'a sign-in did not succeed')
    throw new SignInFailed(err.reason === 'access_denied' ? 'cancelled' : 'refused', { returnTo })
  }
}

/** Whom the server's own check of the access token finds; a new person is made on the way. */
async function principalOf(
  { authenticator, sessions, log }: SignInParts,
  { returnTo, userId }: PendingSignIn,
  issued: IssuedTokens,
): Promise<Principal> {
  try {
    const principal = await authenticator.authenticate(issued.accessToken)
    if (principal) return principal
    sessions.discard(issued)
    log.warn('a sign-in ended with an access token that is not accepted, or with a disabled account')
  } catch (err) {
    const isRefused = err instanceof AppError && (err.code === 'forbidden' || err.code === 'conflict')
    // A step-up that only could not be checked: at the issuer these tokens belong to the session that goes on here.
    if (isRefused || userId === null) sessions.discard(issued)
    if (!isRefused) throw err
    throw new SignInFailed('refused', { returnTo, ...(err.details.detail && { detail: err.details.detail }) })
  }
  throw new SignInFailed('refused', { returnTo })
}

function assertSteppedUp({ clock }: SignInParts, pending: PendingSignIn, principal: Principal): void {
  const { returnTo, stepUp, userId } = pending
  if (userId !== null && userId !== principal.userId) throw new SignInFailed('other-person', { returnTo })
  if (!stepUp) return
  try {
    requireRecentSecondFactor(principal, clock)
  } catch {
    throw new SignInFailed('no-second-factor', { returnTo })
  }
}

const signInKey = (state: string, secret: string) => hashSecret(`sign-in ${state} ${secret}`)
