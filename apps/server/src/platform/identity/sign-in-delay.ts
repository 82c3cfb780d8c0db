import { LRUCache } from 'lru-cache'
import { networkOf } from '../http/limits.ts'
import { GuessDelay } from './guess-delay.ts'

const minute = 60_000
const mostKnownPlaces = 20_000

/**
 * Slows the guessing of passwords down, for each account and network, and more gently for each account wherever the
 * guesses come from, so that many addresses do not guess one account quickly. The wait of an account is a minute at
 * most, and a network from which its password was right before does not share it: nobody can lock a person out.
 */
export class SignInDelay {
  readonly #fromNetwork = new GuessDelay()
  readonly #ofAccount = new GuessDelay({ free: 20, longestWait: minute, forgottenAfter: 60 * minute })
  readonly #knownPlaces = new LRUCache<string, true>({ max: mostKnownPlaces })

  /** Whether a guess may be looked at now. It counts as wrong until `succeeded`; one that may not does not count. */
  admit(account: string, address: string, now: number): boolean {
    const place = placeOf(account, address)
    const isKnown = this.#knownPlaces.get(place) === true
    if (!isKnown && this.#ofAccount.holdsBack(account, now)) return false
    if (!this.#fromNetwork.admit(place, now)) return false
    return isKnown || this.#ofAccount.admit(account, now)
  }

  succeeded(account: string, address: string): void {
    const place = placeOf(account, address)
    this.#fromNetwork.succeeded(place)
    this.#ofAccount.succeeded(account)
    this.#knownPlaces.set(place, true)
  }
}

const placeOf = (account: string, address: string) => `${account} ${networkOf(address)}`
