import type { Clock } from '../../clock/clock.ts'
import type { Lane } from './lane.ts'
import type { StoredRecord } from './record.ts'

interface DispatcherOptions {
  readonly concurrency: number
  readonly clock: Clock
  /** Comes to an end with a message. When it rejects the message stays unfinished. */
  readonly handle: (record: StoredRecord, redelivered: boolean) => Promise<void>
  readonly onFinished: () => void
  readonly onFailure: (err: unknown) => void
}

const longestSleepMilliseconds = 60_000

/** Gives out the messages of several partitions in turn, a bounded number at a time. */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #inHand = new Set<Promise<void>>()
  #lanes: Lane[] = []
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  /** Messages in hand of partitions that are not among these any more are finished, but nothing is noted of it. */
  setLanes(lanes: readonly Lane[]): void {
    this.#lanes = [...lanes]
    this.giveOut()
  }

  giveOut(): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    const now = this.#options.clock.now().getTime()
    while (this.#inHand.size < this.#options.concurrency && this.#giveOutOne(now));
    const waits = this.#lanes.flatMap((lane) => lane.dueIn(now) ?? []).filter((wait) => wait > 0)
    if (waits.length === 0) return
    this.#timer = setTimeout(() => this.giveOut(), Math.min(...waits, longestSleepMilliseconds))
  }

  /** Gives out nothing more and waits for what is in hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await Promise.all(this.#inHand)
  }

  #giveOutOne(now: number): boolean {
    for (const lane of this.#lanes) {
      const record = lane.take(now)
      if (!record) continue
      // The others come first next time.
      this.#lanes = [...this.#lanes.filter((other) => other !== lane), lane]
      const work = this.#finish(lane, record).finally(() => {
        this.#inHand.delete(work)
        this.giveOut()
      })
      this.#inHand.add(work)
      return true
    }
    return false
  }

  async #finish(lane: Lane, record: StoredRecord): Promise<void> {
    try {
      await this.#options.handle(record, lane.isRedelivered(record))
      lane.finish(record)
      this.#options.onFinished()
    } catch (err) {
      this.#options.onFailure(err)
    }
  }
}
