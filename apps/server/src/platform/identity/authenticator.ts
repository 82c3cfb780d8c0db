import { hash } from 'node:crypto'
import type { Role } from '@millrace/contract'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import type { Authenticator, Principal } from './actor.ts'
import { effectivePermissions } from './effective-permissions.ts'
import type { Held } from './held-answers.ts'
import { HeldAnswers } from './held-answers.ts'
import type { Account, TokenOwner } from './identity.store.ts'
import { findAccount, findIdentity, findTokenOwner, markTokenUsed } from './identity.store.ts'
import { hashToken, isPersonalAccessToken, isWellFormed } from './personal-access-token.ts'
import type { AccessTokenClaims, TokenVerifier } from './token-verifier.ts'

interface Options {
  readonly db: Pick<Database, 'read' | 'write'>
  readonly clock: Clock
  readonly verifier: TokenVerifier
  readonly log: Pick<Logger, 'warn'>
  /**
   * Makes the user of an identity that is seen for the first time and gives its id; called by several at once, it
   * gives all of them the same. Without it the subject is the user's id, as at the built-in provider.
   */
  readonly provisionUser?: (claims: AccessTokenClaims) => Promise<string>
}

/** Whom a verified access token names, and what it is narrowed to. */
interface Identity {
  readonly userId: string
  readonly tokenId: string
  readonly scopes: readonly string[] | null
}

const claimsMilliseconds = 60_000
// What is promised: disabling, a new role or a revoked token works everywhere within five seconds.
const stateMilliseconds = 5000
const refusedMilliseconds = 1000
const useNotedMilliseconds = 60_000
const space = { values: 10_000, nulls: 1000 }
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Authenticates bearer tokens: access tokens of one issuer and personal access tokens. */
export const openAuthenticator = (options: Options): CachingAuthenticator => new CachingAuthenticator(options)

/**
 * Answers a known token from memory. When the database is away, what is held is used until its end; then the
 * database's error is thrown, for a token that cannot be checked is not a wrong one.
 */
export class CachingAuthenticator implements Authenticator {
  readonly #options: Options
  // Keyed by the token itself: hashing it would cost more than all the rest, and the map never leaves this process,
  // which sees every token anyway.
  readonly #principals = new HeldAnswers<Principal>(space, (token, now) => this.#identify(token, now))
  readonly #identities = new HeldAnswers<Identity>(space, (token, now) => this.#verify(token, now))
  readonly #accounts = new HeldAnswers<Account>(space, (userId, now) => this.#loadAccount(userId, now))
  readonly #notes = new Set<Promise<void>>()

  constructor(options: Options) {
    this.#options = options
  }

  authenticate(bearerToken: string, beforeUnknown?: () => void): Principal | null | Promise<Principal | null> {
    const held = this.#principals.get(bearerToken, this.#options.clock.now().getTime(), beforeUnknown)
    return held instanceof Promise ? held.then(({ value }) => value) : held.value
  }

  /** Makes this process look again at one user and the user's tokens, or at everything. */
  forget(userId?: string): void {
    this.#principals.forget((principal) => userId === undefined || principal.userId === userId)
    this.#accounts.forget((account) => userId === undefined || account.id === userId)
    if (userId === undefined) this.#identities.forget(() => true)
  }

  /** Waits for what is still being written. */
  async close(): Promise<void> {
    await Promise.all(this.#notes)
  }

  #identify(token: string, now: number): Promise<Held<Principal | null>> {
    return isPersonalAccessToken(token) ? this.#fromPersonalAccessToken(token, now) : this.#fromAccessToken(token, now)
  }

  async #fromPersonalAccessToken(token: string, now: number): Promise<Held<Principal | null>> {
    if (!isWellFormed(token)) return refused(now)
    const owner = await findTokenOwner(this.#options.db.read, hashToken(token), new Date(now))
    if (!owner) return refused(now)
    this.#noteUse(owner, now)
    const { expiresAt } = owner
    const value = principal(owner, owner.role)
    if (!expiresAt) return { value, until: now + stateMilliseconds }
    return { value: { ...value, expiresAt }, until: Math.min(now + stateMilliseconds, expiresAt.getTime()) }
  }

  async #fromAccessToken(token: string, now: number): Promise<Held<Principal | null>> {
    const identity = await this.#identities.get(token, now)
    if (!identity.value) return refused(now)
    const account = await this.#accounts.get(identity.value.userId, now)
    if (!account.value) return refused(now)
    const value = principal(identity.value, account.value.role)
    return { value, until: Math.min(identity.until, account.until) }
  }

  async #verify(token: string, now: number): Promise<Held<Identity | null>> {
    const claims = await this.#options.verifier(token)
    const userId = claims && (await this.#userOf(claims))
    if (!userId) return refused(now)
    const tokenId = hash('sha256', token, 'base64url')
    return {
      value: { userId, tokenId, scopes: claims.scopes },
      until: Math.min(now + claimsMilliseconds, claims.expiresAt),
    }
  }

  async #userOf(claims: AccessTokenClaims): Promise<string | null> {
    const { db, provisionUser } = this.#options
    if (!provisionUser) return uuid.test(claims.subject) ? claims.subject : null
    return (await findIdentity(db.read, claims.issuer, claims.subject)) ?? provisionUser(claims)
  }

  async #loadAccount(userId: string, now: number): Promise<Held<Account | null>> {
    const account = await findAccount(this.#options.db.read, userId)
    return account ? { value: account, until: now + stateMilliseconds } : refused(now)
  }

  /** Off the request's path, and at most once a minute. */
  #noteUse({ tokenId, lastUsedAt }: TokenOwner, now: number): void {
    const { db, log } = this.#options
    const notAfter = new Date(now - useNotedMilliseconds)
    if (lastUsedAt && lastUsedAt > notAfter) return
    const note = markTokenUsed(db.write, tokenId, new Date(now), notAfter)
      .catch((err: unknown) => log.warn({ err, tokenId }, 'The last use of a personal access token could not be noted'))
      .finally(() => this.#notes.delete(note))
    this.#notes.add(note)
  }
}

const refused = (now: number): Held<null> => ({ value: null, until: now + refusedMilliseconds })

const principal = ({ userId, tokenId, scopes }: Identity, role: Role): Principal => ({
  userId,
  role,
  permissions: effectivePermissions(role, scopes),
  tokenId,
})
