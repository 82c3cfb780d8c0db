import { LRUCache } from 'lru-cache'

interface Guesses {
  readonly count: number
  readonly heldBackUntil: number
}

const freeGuesses = 5
const longestWaitMilliseconds = 15 * 60_000
const mostKeys = 20_000

/**
 * Slows guessing down: after five wrong guesses each further one doubles the wait, from a second to 15 minutes.
 * Twice the longest wait after the last guess all is forgotten.
 */
export class GuessDelay {
  readonly #guesses = new LRUCache<string, Guesses>({ max: mostKeys })

  /** Whether a guess may be looked at now. It counts as wrong until `succeeded`, so that many at once all count. */
  admit(key: string, now: number): boolean {
    const known = this.#guesses.get(key)
    if (known && now < known.heldBackUntil) return false
    const isOld = known !== undefined && now > known.heldBackUntil + 2 * longestWaitMilliseconds
    const count = known === undefined || isOld ? 1 : known.count + 1
    const excess = count - freeGuesses
    const wait = excess < 0 ? 0 : Math.min(longestWaitMilliseconds, 1000 * 2 ** excess)
    this.#guesses.set(key, { count, heldBackUntil: now + wait })
    return true
  }

  succeeded(key: string): void {
    this.#guesses.delete(key)
  }
}
