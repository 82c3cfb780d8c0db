import { BackgroundWork } from '../background-work.ts'
import { hashSecret } from '../crypto/hash-secret.ts'
import { AppError } from '../errors/app-error.ts'
import type { Principal } from '../identity/actor.ts'
import { accountPermissions } from '../identity/effective-permissions.ts'
import type { Held } from '../identity/held-answers.ts'
import { HeldAnswers, refused, stateMilliseconds } from '../identity/held-answers.ts'
import type { Account } from '../identity/identity.store.ts'
import { findAccount } from '../identity/identity.store.ts'
import type { IssuedTokens } from './issuer-client.ts'
import type { Session } from './session.ts'
import { idleEnd, newSecret } from './session.ts'
import type { SessionParts } from './session-parts.ts'
import { accessEnd, openTokens, refreshSession, sealTokens } from './session-refresh.ts'

const seenMilliseconds = 60_000
/** How long sessions go on without an issuer that renews them; longer, and it could not say who was disabled there. */
const graceMilliseconds = 10 * 60_000
const askAgainMilliseconds = 10_000
const mostPerUser = 100
const notRevoked = 'a refresh token could not be revoked at the issuer'

/** Who signed in, and in which browser. */
interface NewSession {
  readonly principal: Principal
  readonly issued: IssuedTokens & { readonly subject: string; readonly idToken: string }
  readonly client: string
  readonly address: string
  /** The secret of the session that the browser had before. */
  readonly replaces: string | undefined
}

/** The browsers in which people are signed in. Answers for a known one from memory. */
export class Sessions {
  readonly publicOrigin: string
  readonly #parts: SessionParts
  // Keyed by the secret itself, like the tokens of the authenticator.
  readonly #principals = new HeldAnswers<Principal>((secret, now) => this.#identify(secret, now))
  readonly #work = new BackgroundWork()
  #issuerAwayUntil = 0

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.publicOrigin = new URL(parts.publicUrl).origin
  }

  /** Who is signed in with the secret of a cookie, or null. `beforeUnknown` as for bearer tokens. */
  authenticate(secret: string, beforeUnknown?: () => void): Principal | null | Promise<Principal | null> {
    const held = this.#principals.get(secret, this.#parts.clock.now().getTime(), beforeUnknown)
    return held instanceof Promise ? held.then(({ value }) => value) : held.value
  }

  /** Begins a session with a secret of its own, in the place of the one that the browser had. */
  async start({ principal, issued, client, address, replaces }: NewSession): Promise<{ secret: string; until: Date }> {
    const { store, clock, newId, limits } = this.#parts
    const now = clock.now()
    const [secret, id] = [newSecret(), newId()]
    const { refreshToken, idToken, subject, issuerSessionId } = issued
    const expiresAt = new Date(now.getTime() + limits.longest)
    await store.create({
      key: hashSecret(secret),
      id,
      userId: principal.userId,
      issuer: this.#parts.issuer.issuer,
      subject,
      issuerSessionId,
      tokens: sealTokens(this.#parts, id, { refreshToken, idToken }),
      accessExpiresAt: accessEnd(this.#parts, issued),
      secondFactorAt: principal.secondFactorAt ?? null,
      client,
      address,
      createdAt: now,
      lastSeenAt: now,
      idleUntil: idleEnd(now, expiresAt, limits),
      expiresAt,
    })
    if (replaces !== undefined) await this.#replace(replaces, principal.userId)
    const tooMany = (await store.listOfUser(principal.userId, now)).slice(mostPerUser)
    for (const { key } of tooMany) await this.#end(store.remove(key))
    return { secret, until: expiresAt }
  }

  /** Gives tokens back to the issuer that no session came of. */
  discard({ refreshToken }: Pick<IssuedTokens, 'refreshToken'>): void {
    if (refreshToken !== null) this.#inBackground(this.#parts.issuer.revoke(refreshToken), notRevoked)
  }

  /** The session of a secret, with the tokens in it still sealed. */
  find(secret: string): Promise<Session | null> {
    return this.#parts.store.find(hashSecret(secret), this.#parts.clock.now())
  }

  /** A person's sessions, newest first. */
  list(userId: string): Promise<Session[]> {
    return this.#parts.store.listOfUser(userId, this.#parts.clock.now())
  }

  /** Ends one session of a person; false when there is no such one. */
  async endOne(userId: string, id: string): Promise<boolean> {
    const found = (await this.list(userId)).find((session) => session.id === id)
    return found !== undefined && (await this.#end(this.#parts.store.remove(found.key))).length > 0
  }

  /** Signs out of one browser. Answers where the browser ends the issuer's own session, or null. */
  async signOut(secret: string): Promise<string | null> {
    const [ended] = await this.#end(this.#parts.store.remove(hashSecret(secret)))
    const tokens = ended && openTokens(this.#parts, ended)
    if (!tokens) return null
    return this.#parts.issuer.endSessionUrl(tokens.idToken).catch((err: unknown) => {
      if (err instanceof AppError && err.code === 'unavailable') return null
      throw err
    })
  }

  /** Signs a person out of every browser, as when the account is disabled. Everywhere within five seconds. */
  async endSessionsOf(userId: string): Promise<void> {
    await this.#end(this.#parts.store.removeOfUser(userId))
  }

  /** Ends what the issuer has ended: one of its sessions, or all of a subject. */
  async endOfIssuer(sessionId: string | null, subject: string | null): Promise<void> {
    const { store, issuer } = this.#parts
    if (sessionId !== null) this.#forget(await store.removeOfIssuerSession(issuer.issuer, sessionId, subject))
    else if (subject !== null) this.#forget(await store.removeOfSubject(issuer.issuer, subject))
  }

  /** Makes this process look again at one user's sessions, or at all. */
  forget(userId?: string): void {
    this.#principals.forget((principal) => userId === undefined || principal.userId === userId)
  }

  /** Waits for what is still being written and revoked. */
  async close(): Promise<void> {
    await this.#work.done()
    await this.#parts.store.close()
  }

  async #identify(secret: string, now: number): Promise<Held<Principal | null>> {
    const session = await this.#present(secret, now)
    if (!session) return refused(now)
    const account = await findAccount(this.#parts.db.read, session.userId)
    if (!account || !admits(account, session)) {
      await this.#end(this.#parts.store.remove(session.key))
      return refused(now)
    }
    this.#noteUse(session, now)
    const ends = [session.idleUntil, session.accessExpiresAt].map((end) => end.getTime()).filter((end) => end > now)
    return { value: principalOf(session, account), until: Math.min(now + stateMilliseconds, ...ends) }
  }

  /** The session with an access token that is in force, or one whose issuer was there not long ago. */
  async #present(secret: string, now: number): Promise<Session | null> {
    const { store, issuer } = this.#parts
    const session = await store.find(hashSecret(secret), new Date(now))
    if (!session || session.issuer !== issuer.issuer) return null
    if (session.accessExpiresAt.getTime() > now) return session
    if (now >= this.#issuerAwayUntil) {
      const refreshed = await refreshSession(this.#parts, session)
      if (refreshed !== 'away') return refreshed
      this.#issuerAwayUntil = now + askAgainMilliseconds
    }
    if (now < session.accessExpiresAt.getTime() + graceMilliseconds) return session
    throw new AppError('unavailable', {
      detail: 'The identity provider does not answer, so that your session cannot be renewed. Try again in a moment.',
      retryAfterSeconds: askAgainMilliseconds / 1000,
    })
  }

  /**
   * The tokens of a person's earlier session are not revoked: at the issuer both belong to one session of the
   * browser, and with it the new tokens would go.
   */
  async #replace(secret: string, userId: string): Promise<void> {
    const replaced = await this.#parts.store.remove(hashSecret(secret))
    this.#forget(replaced)
    this.#revoke(replaced.filter((session) => session.userId !== userId))
  }

  async #end(removing: Promise<Session[]>): Promise<Session[]> {
    const ended = await removing
    this.#forget(ended)
    this.#revoke(ended)
    return ended
  }

  #forget(ended: readonly Session[]): void {
    const ids = new Set(ended.map(({ id }) => id))
    this.#principals.forget(({ session }) => session !== undefined && ids.has(session.id))
  }

  #revoke(ended: readonly Session[]): void {
    for (const session of ended) {
      const tokens = openTokens(this.#parts, session)
      if (tokens) this.discard(tokens)
    }
  }

  /** Off the request's path, and at most once a minute. */
  #noteUse({ key, lastSeenAt, expiresAt }: Session, now: number): void {
    if (now - lastSeenAt.getTime() < seenMilliseconds) return
    const { store, limits } = this.#parts
    const seenAt = new Date(now)
    this.#inBackground(store.see(key, seenAt, idleEnd(seenAt, expiresAt, limits)), 'the use of a session was not noted')
  }

  #inBackground(work: Promise<void>, failure: string): void {
    this.#work.add(work, (err) => this.#parts.log.warn({ err }, failure))
  }
}

/** What was begun before all of a person's sessions were ended does not come back with the account. */
const admits = ({ kind, sessionsEndedAt }: Account, { createdAt }: Session): boolean =>
  kind === 'person' && (sessionsEndedAt === null || createdAt > sessionsEndedAt)

const principalOf = ({ id, userId, secondFactorAt, expiresAt }: Session, account: Account): Principal => ({
  userId,
  role: account.role,
  permissions: accountPermissions(account, null),
  tokenId: `session ${id}`,
  session: { id, expiresAt },
  ...(secondFactorAt && { secondFactorAt }),
})
