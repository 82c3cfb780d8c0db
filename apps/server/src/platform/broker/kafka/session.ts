import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../clock/clock.ts'
import { Dispatcher } from './dispatcher.ts'
import { Fetching } from './fetching.ts'
import type { Kafka } from './library.ts'
import { Membership } from './membership.ts'
import type { StoredRecord } from './record.ts'

export interface SessionOptions {
  readonly kafka: Kafka
  readonly clock: Clock
  readonly groupId: string
  readonly topics: readonly string[]
  readonly concurrency: number
  readonly takes: (record: StoredRecord) => boolean
  readonly dueAt: (topic: string) => ((record: StoredRecord) => number) | null
  readonly handle: (record: StoredRecord, redelivered: boolean) => Promise<void>
}

/** Each commit costs a write of Kafka; what is finished meanwhile goes together. */
const commitPauseMilliseconds = 20

/** Consumption as one member of a group, until the first failure: the caller closes it then and opens another. */
export class Session {
  /** Resolves with what went wrong. */
  readonly failed: Promise<unknown>
  readonly #membership: Membership
  readonly #fetching: Fetching
  readonly #dispatcher: Dispatcher
  #fail: (err: unknown) => void = () => {}
  #isCommitting = false

  constructor({ kafka, clock, groupId, topics, concurrency, takes, dueAt, handle }: SessionOptions) {
    this.failed = new Promise((resolve) => {
      this.#fail = resolve
    })
    const onFailure = (err: unknown) => this.#fail(err)
    this.#dispatcher = new Dispatcher({ concurrency, clock, handle, onFailure, onFinished: () => this.#onFinished() })
    this.#fetching = new Fetching(kafka, groupId, { takes, onFailure, onFetched: () => this.#onFetched() })
    this.#membership = new Membership(kafka, groupId, {
      ...{ topics, dueAt, onFailure },
      onLanes: (lanes) => {
        this.#fetching.setLanes(lanes)
        this.#dispatcher.setLanes(lanes)
      },
    })
    this.#membership.join().catch(onFailure)
  }

  /** Takes no more messages, waits for those in hand, commits and leaves the group. */
  async close(): Promise<void> {
    await this.#dispatcher.stop()
    const closing = this.#fetching.close()
    try {
      await this.#membership.commit()
    } finally {
      await this.#membership.close()
      await closing
    }
  }

  #onFetched(): void {
    this.#dispatcher.giveOut()
    // Also what was passed over is finished.
    this.#commitSoon()
  }

  #onFinished(): void {
    this.#fetching.next()
    this.#commitSoon()
  }

  #commitSoon(): void {
    if (this.#isCommitting) return
    this.#isCommitting = true
    this.#commitWhileFinished().catch((err) => this.#fail(err))
  }

  async #commitWhileFinished(): Promise<void> {
    do await delay(commitPauseMilliseconds)
    while (await this.#commit())
    this.#isCommitting = false
  }

  async #commit(): Promise<boolean> {
    const committed = await this.#membership.commit()
    // Messages farther ahead may be given out now.
    if (committed) this.#dispatcher.giveOut()
    return committed
  }
}
