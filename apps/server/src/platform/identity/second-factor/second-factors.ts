import type { Clock } from '../../clock/clock.ts'
import type { Sealer } from '../../crypto/seal.ts'
import type { Queryable } from '../../database/query.ts'
import { GuessDelay } from '../guess-delay.ts'
import { keyUri, newKey, stepOf } from './one-time-code.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts'
import {
  addFactor,
  countRecoveryCodes,
  findSealedKey,
  removeFactor,
  replaceRecoveryCodes,
  useRecoveryCode,
  useStep,
} from './second-factors.store.ts'

/** A key that a person is shown and has not confirmed yet. */
export interface Offer {
  /** For typing, in groups of four. */
  readonly key: string
  /** For the QR code. */
  readonly uri: string
  /** The key as the form carries it back: nothing is kept until a code of it was given. */
  readonly sealed: string
}

interface Parts {
  readonly db: Queryable
  readonly clock: Clock
  readonly sealer: Sealer
}

const minute = 60_000
const offerMilliseconds = 30 * minute
// Whoever gets this far knows the password, so that nobody else can make the person wait. A code is guessed with one
// chance in 333,333; at this pace a day has about a hundred guesses.
const pace = { free: 5, longestWait: 15 * minute, forgottenAfter: 24 * 60 * minute }

/** One-time codes (RFC 6238) and the recovery codes that stand in for them. */
export class SecondFactors {
  readonly #parts: Parts
  readonly #delay = new GuessDelay(pace)

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async has(userId: string): Promise<boolean> {
    return (await findSealedKey(this.#parts.db, userId)) !== null
  }

  /** A new key for a person who has none, good for half an hour. */
  offer(userId: string, email: string): Offer {
    const { clock, sealer } = this.#parts
    const key = newKey()
    const until = clock.now().getTime() + offerMilliseconds
    const sealed = sealer.seal(JSON.stringify({ key, until }), offerContext(userId)).toString('base64url')
    return toOffer(key, email, sealed)
  }

  /** The offer that a form brought back, or null when it is too old or not this person's. */
  reopen(userId: string, email: string, sealed: string): Offer | null {
    const key = this.#keyOf(userId, sealed)
    return key === null ? null : toOffer(key, email, sealed)
  }

  /**
   * Makes an offered key the person's second factor when the code is one of it; gives the recovery codes, which are
   * kept as hashes only. That code is used by this. Null when the code is wrong, or the person has a factor already.
   */
  async enrol(userId: string, sealed: string, code: string): Promise<string[] | null> {
    const { db, clock, sealer } = this.#parts
    const now = clock.now()
    const key = this.#keyOf(userId, sealed)
    if (key === null || !this.#delay.admit(userId, now.getTime())) return null
    const step = stepOf(key, digitsOf(code), now)
    if (step === null) return null
    const codes = newRecoveryCodes()
    const sealedKey = sealer.seal(key, keyContext(userId))
    const isAdded = await addFactor(db, { userId, sealedKey, step, codeHashes: codes.map(hashOf) }, now)
    if (!isAdded) return null
    this.#delay.succeeded(userId)
    return codes
  }

  /** Whether this is a one-time code or a recovery code of the person. Each is right once; wrong ones cost time. */
  async check(userId: string, code: string): Promise<boolean> {
    const now = this.#parts.clock.now()
    if (!this.#delay.admit(userId, now.getTime())) return false
    const isRight =
      (await this.#useStep(userId, digitsOf(code), now)) || (await this.#useRecoveryCode(userId, code, now))
    if (isRight) this.#delay.succeeded(userId)
    return isRight
  }

  recoveryCodesLeft(userId: string): Promise<number> {
    return countRecoveryCodes(this.#parts.db, userId)
  }

  /** Ten new recovery codes; the old ones end. */
  async renewRecoveryCodes(userId: string): Promise<string[]> {
    const codes = newRecoveryCodes()
    await replaceRecoveryCodes(this.#parts.db, userId, codes.map(hashOf))
    return codes
  }

  /** Removes the factor and its recovery codes; false when there is none. */
  remove(userId: string): Promise<boolean> {
    return removeFactor(this.#parts.db, userId)
  }

  async #useStep(userId: string, code: string, now: Date): Promise<boolean> {
    const { db, sealer } = this.#parts
    const sealedKey = await findSealedKey(db, userId)
    const step = sealedKey && stepOf(sealer.open(sealedKey, keyContext(userId)), code, now)
    return step !== null && useStep(db, userId, step)
  }

  async #useRecoveryCode(userId: string, code: string, now: Date): Promise<boolean> {
    const hash = hashRecoveryCode(code)
    return hash !== null && useRecoveryCode(this.#parts.db, userId, hash, now)
  }

  #keyOf(userId: string, sealed: string): string | null {
    const { clock, sealer } = this.#parts
    try {
      const { key, until } = JSON.parse(sealer.open(Buffer.from(sealed, 'base64url'), offerContext(userId)))
      return clock.now().getTime() <= until ? key : null
    } catch {
      // Not sealed by us, or for somebody else.
      return null
    }
  }
}

const offerContext = (userId: string) => `second factor offered to ${userId}`
const keyContext = (userId: string) => `second factor of ${userId}`

const toOffer = (key: string, email: string, sealed: string): Offer => ({
  key: key.replace(/(.{4})(?=.)/g, '$1 '),
  uri: keyUri(key, email),
  sealed,
})

const digitsOf = (code: string) => code.replace(/\s/g, '')

function hashOf(code: string): Buffer {
  const hash = hashRecoveryCode(code)
  if (!hash) throw new Error('A new recovery code is not well-formed')
  return hash
}
