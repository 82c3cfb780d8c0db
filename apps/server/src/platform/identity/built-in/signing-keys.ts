import type { JSONWebKeySet, JWK } from 'jose'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import type { Clock } from '../../clock/clock.ts'
import { sharedSecret } from '../../crypto/server-secrets.ts'
import type { Queryable } from '../../database/query.ts'
import { replaceKeys } from './signing-keys.store.ts'

/** A private key as it is kept; `madeAt` in milliseconds since 1970. */
type StoredKey = JWK & { readonly kid: string; readonly madeAt?: number }

/** The keys of one moment. A set with the same keys in the same order is the same object. */
export interface KeySet {
  /** Private; the first signs, the others are there for tokens that were signed before. */
  readonly signing: JSONWebKeySet
  /** The half that anyone may see. */
  readonly published: JSONWebKeySet
}

const name = 'oidc-signing-keys'
const algorithm = 'RS256'
// The present one, the next, and one whose tokens may still be about.
const mostKeys = 3
const heldMilliseconds = 30_000
// Longer than keys are held, so that every process can check a key's tokens before there are any.
const settlingMilliseconds = 60_000
// After that a newer key signs everywhere, and what the older one has signed is no longer good.
const outlivedMilliseconds = 15 * 60_000

/** The provider's keys, made once for the deployment and read again every 30 seconds. */
export class SigningKeys {
  readonly #db: Queryable
  readonly #clock: Clock
  #held: Promise<KeySet> | undefined
  #last: KeySet | undefined
  #heldUntil = 0

  constructor(db: Queryable, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  current(): Promise<KeySet> {
    const now = this.#clock.now().getTime()
    if (!this.#held || now >= this.#heldUntil) {
      this.#heldUntil = now + heldMilliseconds
      this.#held = this.#read(now)
    }
    return this.#held
  }

  /** With the database away the last keys go on being used. */
  async #read(now: number): Promise<KeySet> {
    try {
      const next = keySet(await storedKeys(this.#db, new Date(now)), now)
      if (!this.#last || kidsOf(next) !== kidsOf(this.#last)) this.#last = next
    } catch (err) {
      this.#heldUntil = 0
      if (!this.#last) throw err
    }
    return this.#last
  }
}

/**
 * Makes a new signing key. It is published at once and signs from a minute later on; the one before stays for what it
 * has signed. Gives the new key's id.
 */
export async function rotateSigningKeys(db: Queryable, now: Date): Promise<string> {
  const made = await makeKey(now)
  for (;;) {
    const before = await sharedSecret(db, name, async () => toSecret([await makeKey(now)]), now)
    const keys = [made, ...fromSecret(before)].filter(
      (_key, index, all) => index < mostKeys || isNeeded(all[index - 1], now),
    )
    if (await replaceKeys(db, { name, before, after: toSecret(keys) }, now)) return made.kid
  }
}

async function storedKeys(db: Queryable, now: Date): Promise<StoredKey[]> {
  return fromSecret(await sharedSecret(db, name, async () => toSecret([await makeKey(now)]), now))
}

/** Whether tokens of a key may still be about, by the key that came after it. */
const isNeeded = (next: StoredKey | undefined, now: Date) => (next?.madeAt ?? 0) > now.getTime() - outlivedMilliseconds

/** Kept newest first. */
function keySet(stored: readonly StoredKey[], now: number): KeySet {
  const isSettled = ({ madeAt = 0 }: StoredKey) => madeAt <= now - settlingMilliseconds
  const signer = stored.find(isSettled) ?? stored.at(-1)
  const ordered = stored.toSorted((one, other) => Number(other === signer) - Number(one === signer))
  return {
    signing: { keys: ordered.map(({ madeAt, ...key }) => key) },
    published: { keys: ordered.map(({ kty, n, e, kid, alg, use }) => ({ kty, n, e, kid, alg, use }) as JWK) },
  }
}

const kidsOf = ({ published }: KeySet) => published.keys.map(({ kid }) => kid).join()

const fromSecret = (secret: Buffer): StoredKey[] => JSON.parse(secret.toString()).keys
const toSecret = (keys: readonly StoredKey[]) => Buffer.from(JSON.stringify({ keys }))

async function makeKey(now: Date): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true })
  const key = await exportJWK(privateKey)
  return { ...key, kid: await calculateJwkThumbprint(key), alg: algorithm, use: 'sig', madeAt: now.getTime() }
}
