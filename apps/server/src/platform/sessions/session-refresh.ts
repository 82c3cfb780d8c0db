import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../errors/app-error.ts'
import type { IssuedTokens } from './issuer-client.ts'
import { SignInRefused } from './issuer-client.ts'
import type { Session, SessionTokens } from './session.ts'
import { sealingContext } from './session.ts'
import type { SessionParts } from './session-parts.ts'

type Parts = Pick<SessionParts, 'store' | 'issuer' | 'sealer' | 'authenticator' | 'clock' | 'log' | 'newId'>

// Longer than the first one may wait in all, so that nobody takes over while it is still at it: for the issuer's
// metadata, its tokens, and its keys twice (ID token, access token), five seconds each; and then for the database.
const heldMilliseconds = 30_000
const lookAgainMilliseconds = 80
const mostLooks = 125

/**
 * Renews a session whose access token has run out. Of all processes one spends the refresh token, for it works once;
 * the others wait for what comes of it. Null when the session has ended, which it has when the issuer refuses;
 * `away` when the issuer cannot be asked.
 */
export async function refreshSession(parts: Parts, { key }: Session): Promise<Session | null | 'away'> {
  const { store, clock } = parts
  const holder = parts.newId()
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const now = clock.now()
    const isHeld = await store.holdRefresh(key, holder, now, new Date(now.getTime() + heldMilliseconds))
    const present = await store.find(key, now)
    if (!present) return null
    if (present.accessExpiresAt > now) {
      if (isHeld) await store.releaseRefresh(key, holder)
      return present
    }
    if (isHeld) return refreshAsHolder(parts, present, holder)
    await delay(lookAgainMilliseconds)
  }
  return 'away'
}

async function refreshAsHolder(parts: Parts, session: Session, holder: string): Promise<Session | null | 'away'> {
  const { store, issuer, log } = parts
  const tokens = openTokens(parts, session)
  try {
    const issued = tokens?.refreshToken ? await issuer.refresh(tokens.refreshToken) : null
    if (!tokens || !issued) {
      log.info({ sessionId: session.id }, 'a session ended because the issuer renews it no more')
      await store.remove(session.key)
      return null
    }
    return await keep(parts, session, holder, tokens, issued)
  } catch (err) {
    if (err instanceof SignInRefused) {
      log.warn({ err, sessionId: session.id }, 'a session ended because the issuer refused to renew it')
      await store.remove(session.key)
      return null
    }
    await store.releaseRefresh(session.key, holder)
    if (!(err instanceof AppError && err.code === 'unavailable')) throw err
    log.warn({ err, sessionId: session.id }, 'a session could not be renewed; it goes on for a while')
    return 'away'
  }
}

async function keep(
  parts: Parts,
  session: Session,
  holder: string,
  before: SessionTokens,
  issued: IssuedTokens,
): Promise<Session | null | 'away'> {
  const { store, authenticator, issuer, clock, log } = parts
  const refreshToken = issued.refreshToken ?? before.refreshToken
  const tokens = sealTokens(parts, session.id, { refreshToken, idToken: issued.idToken ?? before.idToken })
  const renewed: Session = { ...session, tokens }
  let principal: Awaited<ReturnType<typeof authenticator.authenticate>>
  try {
    principal = await authenticator.authenticate(issued.accessToken)
  } catch (err) {
    // The old refresh token is spent: the new one is kept whatever else cannot be done now.
    await store.saveRefresh(session.key, holder, renewed, clock.now())
    throw err
  }
  if (principal?.userId !== session.userId) {
    log.warn({ sessionId: session.id }, 'a session ended because its new access token is not accepted')
    await store.remove(session.key)
    return null
  }
  const refreshed: Session = {
    ...renewed,
    accessExpiresAt: accessEnd(parts, issued),
    secondFactorAt: principal.secondFactorAt ?? null,
  }
  if (await store.saveRefresh(session.key, holder, refreshed, clock.now())) return refreshed
  // Ended meanwhile, so that nobody else can end what has just been issued.
  if (refreshToken !== null) await issuer.revoke(refreshToken)
  return null
}

export const accessEnd = ({ clock }: Pick<Parts, 'clock'>, { expiresInSeconds }: IssuedTokens): Date =>
  new Date(clock.now().getTime() + expiresInSeconds * 1000)

export const sealTokens = ({ sealer }: Pick<Parts, 'sealer'>, id: string, tokens: SessionTokens): Buffer =>
  sealer.seal(JSON.stringify(tokens), sealingContext(id))

/** Null when they were sealed with another key, as after the secrets of the deployment were replaced. */
export function openTokens(
  { sealer }: Pick<Parts, 'sealer'>,
  { id, tokens }: Pick<Session, 'id' | 'tokens'>,
): SessionTokens | null {
  try {
    return JSON.parse(sealer.open(tokens, sealingContext(id))) as SessionTokens
  } catch {
    return null
  }
}
