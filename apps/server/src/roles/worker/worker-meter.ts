/** What one consumer has done since the process started. */
interface Counts {
  done: number
  retried: number
  died: number
  /** Milliseconds from the change to its effect, added up. */
  delayMilliseconds: number
}

/** What the consumers of this process have done, for the metrics. */
export class WorkerMeter {
  readonly #consumers = new Map<string, Counts>()

  done(consumer: string): void {
    this.#of(consumer).done += 1
  }

  retried(consumer: string): void {
    this.#of(consumer).retried += 1
  }

  died(consumer: string): void {
    this.#of(consumer).died += 1
  }

  delayed(consumer: string, milliseconds: number): void {
    this.#of(consumer).delayMilliseconds += Math.max(0, milliseconds)
  }

  all(): ReadonlyMap<string, Readonly<Counts>> {
    return this.#consumers
  }

  #of(consumer: string): Counts {
    const known = this.#consumers.get(consumer)
    if (known) return known
    const made = { done: 0, retried: 0, died: 0, delayMilliseconds: 0 }
    this.#consumers.set(consumer, made)
    return made
  }
}
