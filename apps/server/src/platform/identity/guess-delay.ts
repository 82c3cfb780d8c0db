import { LRUCache } from 'lru-cache'

interface Guesses {
  readonly count: number
  readonly heldBackUntil: number
}

/** Times in milliseconds. */
interface Pace {
  readonly free: number
  readonly longestWait: number
  /** How long after the end of the last wait all is forgotten. */
  readonly forgottenAfter: number
}

const minute = 60_000
const usualPace: Pace = { free: 5, longestWait: 15 * minute, forgottenAfter: 30 * minute }
const mostKeys = 20_000

/**
 * Slows guessing down: after some free guesses each further one doubles the wait, from a second to the longest.
 * Unless told otherwise five are free, and the longest wait is 15 minutes.
 */
export class GuessDelay {
  readonly #pace: Pace
  readonly #guesses = new LRUCache<string, Guesses>({ max: mostKeys })

  constructor(pace = usualPace) {
    this.#pace = pace
  }

  /** Whether a guess would not be looked at now. */
  holdsBack(key: string, now: number): boolean {
    const known = this.#guesses.get(key)
    return known !== undefined && now < known.heldBackUntil
  }

  /** Whether a guess may be looked at now. It counts as wrong until `succeeded`, so that many at once all count. */
  admit(key: string, now: number): boolean {
    if (this.holdsBack(key, now)) return false
    const { free, longestWait, forgottenAfter } = this.#pace
    const known = this.#guesses.get(key)
    const isOld = known !== undefined && now > known.heldBackUntil + forgottenAfter
    const count = known === undefined || isOld ? 1 : known.count + 1
    const excess = count - free
    const wait = excess < 0 ? 0 : Math.min(longestWait, 1000 * 2 ** excess)
    this.#guesses.set(key, { count, heldBackUntil: now + wait })
    return true
  }

  succeeded(key: string): void {
    this.#guesses.delete(key)
  }
}
