import { LRUCache } from 'lru-cache'

/** An answer that holds until a moment, in milliseconds since 1970. */
export interface Held<Value> {
  readonly value: Value
  readonly until: number
}

type Load<Value> = (key: string, now: number) => Promise<Held<Value | null>>

/** What is promised: a revoked token, an ended session, a disabled account or a new role works within five seconds. */
export const stateMilliseconds = 5000
const refusedMilliseconds = 1000

/** How many values are held, and how many nulls. */
const space = { values: 10_000, nulls: 1000 }

/** For a key that leads to nothing now and may lead to something soon. */
export const refused = (now: number): Held<null> => ({ value: null, until: now + refusedMilliseconds })

/** Answers of a slow question, each held for as long as the question says. Failures are not held. */
export class HeldAnswers<Value extends object> {
  readonly #load: Load<Value>
  readonly #values: LRUCache<string, Held<Value>>
  // Apart from the values, so that a flood of keys that lead to nothing pushes none of them out.
  readonly #nulls: LRUCache<string, Held<null>>
  readonly #loading = new Map<string, Promise<Held<Value | null>>>()
  #generation = 0

  constructor(load: Load<Value>, { values, nulls } = space) {
    this.#load = load
    this.#values = new LRUCache({ max: values })
    this.#nulls = new LRUCache({ max: nulls })
  }

  /**
   * The answer that is held, or a new one; however many ask for it at the same time, it is looked up once.
   * `beforeUnknown` is called before a key is looked up that had no value the last time; throwing, it prevents that.
   */
  get(key: string, now: number, beforeUnknown?: () => void): Held<Value | null> | Promise<Held<Value | null>> {
    const held = this.#values.get(key) ?? this.#nulls.get(key)
    if (held !== undefined && now < held.until) return held
    const asked = this.#loading.get(key)
    if (asked) return asked
    if (!held?.value) beforeUnknown?.()
    return this.#ask(key, now)
  }

  /** Forgets the values that match, all nulls, and what is being looked up at this moment. */
  forget(matches: (value: Value) => boolean): void {
    for (const [key, { value }] of this.#values.entries()) {
      if (matches(value)) this.#values.delete(key)
    }
    this.#nulls.clear()
    this.#loading.clear()
    this.#generation += 1
  }

  #ask(key: string, now: number): Promise<Held<Value | null>> {
    const asked = this.#lookUp(key, now).finally(() => {
      if (this.#loading.get(key) === asked) this.#loading.delete(key)
    })
    this.#loading.set(key, asked)
    return asked
  }

  async #lookUp(key: string, now: number): Promise<Held<Value | null>> {
    const generation = this.#generation
    const held = await this.#load(key, now)
    if (generation === this.#generation) this.#hold(key, held)
    return held
  }

  #hold(key: string, { value, until }: Held<Value | null>): void {
    if (value === null) {
      this.#values.delete(key)
      this.#nulls.set(key, { value, until })
    } else {
      this.#nulls.delete(key)
      this.#values.set(key, { value, until })
    }
  }
}
