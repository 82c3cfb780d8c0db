import { createLocalJWKSet, errors } from 'jose'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import { discoverKeysUrl, fetchKeys } from './fetch-keys.ts'
import type { TokenKeys } from './token-keys.ts'

interface Options {
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

const second = 1000
const minute = 60 * second
/** How long keys are used before they are fetched again, as a key may have been withdrawn. */
const freshMilliseconds = 10 * minute
/** How long they are used when they cannot be fetched again. */
const usableMilliseconds = 60 * minute
/** However many tokens name keys that nobody knows, and however often the issuer fails, it is asked once in this time. */
const coolDownMilliseconds = 30 * second
/** As long as there are no keys at all, every token waits for them, so the issuer is asked more often. */
const coolDownWithoutKeysMilliseconds = second

/**
 * The keys that an issuer publishes, looked for at the first token so that the issuer may start later than this
 * server. When it cannot be reached the last good ones serve for an hour; after that, tokens can neither be accepted
 * nor refused: `unavailable`.
 */
export function remoteKeys(issuer: string, options: Options): TokenKeys {
  const keys = new RemoteKeys(issuer, options)
  return (header, token) => keys.find(header, token)
}

type State = 'unknown' | 'good' | 'old' | 'away'

class RemoteKeys {
  readonly #issuer: string
  readonly #options: Options
  #url: string | undefined
  #keys: TokenKeys | undefined
  #fetchedAt = Number.NEGATIVE_INFINITY
  #triedAt = Number.NEGATIVE_INFINITY
  #fetching: Promise<void> | undefined
  #problem: unknown
  #state: State = 'unknown'

  constructor(issuer: string, options: Options) {
    this.#issuer = issuer
    this.#options = options
  }

  async find(...[header, token]: Parameters<TokenKeys>): Promise<Awaited<ReturnType<TokenKeys>>> {
    if (this.#now() - this.#fetchedAt >= freshMilliseconds) await this.#fetch()
    try {
      return await this.#present()(header, token)
    } catch (err) {
      // It may have been published since.
      if (!(err instanceof errors.JWKSNoMatchingKey) || !(await this.#fetch())) throw err
      return this.#present()(header, token)
    }
  }

  /** The keys, as long as they may be used. */
  #present(): TokenKeys {
    const isUsable = this.#now() - this.#fetchedAt < usableMilliseconds
    if (this.#keys !== undefined && isUsable) return this.#keys
    this.#become('away')
    throw new AppError('unavailable', {
      detail: 'The identity provider does not answer, so that access tokens cannot be checked.',
      retryAfterSeconds: 5,
      cause: this.#problem,
    })
  }

  /** Fetches the keys, unless that was tried just now; whether it was tried. */
  async #fetch(): Promise<boolean> {
    const coolDown = this.#keys ? coolDownMilliseconds : coolDownWithoutKeysMilliseconds
    if (!this.#fetching && this.#now() - this.#triedAt < coolDown) return false
    this.#fetching ??= this.#load().finally(() => {
      this.#fetching = undefined
    })
    await this.#fetching
    return true
  }

  async #load(): Promise<void> {
    this.#triedAt = this.#now()
    try {
      this.#url ??= await discoverKeysUrl(this.#issuer)
      this.#keys = createLocalJWKSet(await fetchKeys(this.#url))
      this.#fetchedAt = this.#triedAt
      this.#problem = undefined
      this.#become('good')
    } catch (err) {
      // They may have moved.
      this.#url = undefined
      this.#problem = err
      if (this.#keys) this.#become('old')
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime()
  }

  /** Says each change once. */
  #become(state: State): void {
    if (state === this.#state || (state === 'old' && this.#state === 'away')) return
    const { log } = this.#options
    const about = { part: 'identity', issuer: this.#issuer, err: this.#problem }
    if (state === 'away') {
      log.error(about, 'The keys of the identity provider cannot be had: no access token of it is accepted')
    } else if (state === 'old') {
      const until = new Date(this.#fetchedAt + usableMilliseconds).toISOString()
      log.warn(about, `The keys of the identity provider cannot be fetched: the last ones serve until ${until}`)
    } else if (this.#state !== 'unknown') {
      log.info({ part: 'identity', issuer: this.#issuer }, 'The keys of the identity provider can be fetched again')
    }
    this.#state = state
  }
}
