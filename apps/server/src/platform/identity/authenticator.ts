import { hash } from 'node:crypto'
import type { Role } from '@millrace/contract'
import type { Logger } from 'pino'
import { BackgroundWork } from '../background-work.ts'
import type { Clock } from '../clock/clock.ts'
import { hashSecret } from '../crypto/hash-secret.ts'
import type { Database } from '../database/database.ts'
import type { Authenticator, Principal, RolesFrom } from './actor.ts'
import { accountPermissions, highestRole } from './effective-permissions.ts'
import type { Held } from './held-answers.ts'
import { HeldAnswers, refused, stateMilliseconds } from './held-answers.ts'
import type { Account, TokenOwner } from './identity.store.ts'
import { findAccount, findIdentity, findTokenOwner, markTokenUsed } from './identity.store.ts'
import type { NamedRole } from './issuer-roles.ts'
import { limitedTo, mustFollow } from './issuer-roles.ts'
import { isPersonalAccessToken, isWellFormed } from './personal-access-token.ts'
import { secondFactorAcr, secondFactorOf } from './step-up.ts'
import type { AccessTokenClaims } from './token-claims.ts'
import type { TokenVerifier } from './token-verifier.ts'

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
  /** Gives a user the role that a newer token names. Given where the issuer decides about roles. */
  readonly followRole?: (userId: string, named: NamedRole) => Promise<void>
  /** The authentication context class of a second factor; `mfa` when not given. */
  readonly secondFactorAcr?: string
}

/** Whom a verified access token names, and what it is narrowed to. */
interface Identity extends Pick<AccessTokenClaims, 'scopes' | 'secretVersion' | 'isProgram'> {
  readonly userId: string
  readonly tokenId: string
  readonly issuedAt: Date
  readonly role: Role | null
  readonly secondFactorAt: Date | null
}

const claimsMilliseconds = 60_000
const useNotedMilliseconds = 60_000
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Authenticates bearer tokens: access tokens of one issuer and personal access tokens. */
export const openAuthenticator = (options: Options): CachingAuthenticator => new CachingAuthenticator(options)

/**
 * Answers a known token from memory. When the database is away, what is held is used until its end; then the
 * database's error is thrown, for a token that cannot be checked is not a wrong one.
 */
export class CachingAuthenticator implements Authenticator {
  readonly rolesFrom: RolesFrom
  readonly secondFactorAcr: string
  readonly #options: Options
  // Keyed by the token itself: hashing it would cost more than all the rest, and the map never leaves this process,
  // which sees every token anyway.
  readonly #principals = new HeldAnswers<Principal>((token, now) => this.#identify(token, now))
  readonly #identities = new HeldAnswers<Identity>((token, now) => this.#verify(token, now))
  readonly #accounts = new HeldAnswers<Account>((userId, now) => this.#loadAccount(userId, now))
  readonly #notes = new BackgroundWork()

  constructor(options: Options) {
    this.#options = options
    this.rolesFrom = options.followRole ? 'issuer' : 'millrace'
    this.secondFactorAcr = options.secondFactorAcr ?? secondFactorAcr
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
    await this.#notes.done()
  }

  #identify(token: string, now: number): Promise<Held<Principal | null>> {
    return isPersonalAccessToken(token) ? this.#fromPersonalAccessToken(token, now) : this.#fromAccessToken(token, now)
  }

  async #fromPersonalAccessToken(token: string, now: number): Promise<Held<Principal | null>> {
    if (!isWellFormed(token)) return refused(now)
    const owner = await findTokenOwner(this.#options.db.read, hashSecret(token), new Date(now))
    if (!owner) return refused(now)
    this.#noteUse(owner, now)
    const { expiresAt } = owner
    const { userId, role, tokenId, scopes } = owner
    const value = { userId, role, permissions: accountPermissions(owner, scopes), tokenId }
    if (!expiresAt) return { value, until: now + stateMilliseconds }
    return { value: { ...value, expiresAt }, until: Math.min(now + stateMilliseconds, expiresAt.getTime()) }
  }

  async #fromAccessToken(token: string, now: number): Promise<Held<Principal | null>> {
    const identity = await this.#identities.get(token, now)
    if (!identity.value) return refused(now)
    const account = await this.#accountOf(identity.value, now)
    const value = account.value && this.#principalOf(identity.value, account.value)
    return value ? { value, until: Math.min(identity.until, account.until) } : refused(now)
  }

  async #verify(token: string, now: number): Promise<Held<Identity | null>> {
    const claims = await this.#options.verifier(token)
    const userId = claims && (await this.#userOf(claims))
    if (!userId) return refused(now)
    const { scopes, secretVersion, isProgram, issuedAt, roles, expiresAt } = claims
    const value = {
      ...{ userId, scopes, secretVersion, isProgram },
      tokenId: hash('sha256', token, 'base64url'),
      issuedAt: new Date(issuedAt * 1000),
      role: highestRole(roles),
      secondFactorAt: secondFactorOf(claims, this.secondFactorAcr, now),
    }
    return { value, until: Math.min(now + claimsMilliseconds, expiresAt) }
  }

  /** The account of a token, with the role that the issuer names now. */
  async #accountOf({ userId, role, issuedAt, secretVersion }: Identity, now: number): Promise<Held<Account | null>> {
    const account = await this.#presentAccount(userId, secretVersion, now)
    const { followRole } = this.#options
    const named = { role, at: issuedAt }
    if (!followRole || !account.value || !mustFollow(account.value, named)) return account
    await followRole(userId, named)
    this.#accounts.forget(({ id }) => id === userId)
    return this.#accounts.get(userId, now)
  }

  /** The account as it is held, or read again when the token was got with a newer secret than is known here. */
  async #presentAccount(userId: string, secretVersion: number | null, now: number): Promise<Held<Account | null>> {
    const held = await this.#accounts.get(userId, now)
    const known = held.value?.service?.secretVersion
    if (known === undefined || secretVersion === null || secretVersion <= known) return held
    this.#accounts.forget(({ id }) => id === userId)
    return this.#accounts.get(userId, now)
  }

  /** Null for a token from before the account's sign-ins or the secret that got it were ended. */
  #principalOf(identity: Identity, account: Account): Principal | null {
    const { userId, scopes, secretVersion, issuedAt, isProgram, secondFactorAt } = identity
    const { service, sessionsEndedAt } = account
    if (service && service.secretVersion !== secretVersion) return null
    if (sessionsEndedAt && issuedAt < sessionsEndedAt) return null
    const powers = this.rolesFrom === 'issuer' ? limitedTo(account, identity.role) : account
    const kind = isProgram ? 'service' : account.kind
    // A program shares one budget among its tokens: it gets another one whenever it likes.
    const tokenId = kind === 'service' ? `service ${userId}` : identity.tokenId
    const permissions = accountPermissions({ ...powers, kind }, scopes)
    const principal = { userId, role: powers.role, permissions, tokenId }
    return secondFactorAt && kind === 'person' ? { ...principal, secondFactorAt } : principal
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
    this.#notes.add(markTokenUsed(db.write, tokenId, new Date(now), notAfter), (err) =>
      log.warn({ err, tokenId }, 'The last use of a personal access token could not be noted'),
    )
  }
}
