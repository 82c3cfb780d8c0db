import type { StoredRecord } from './record.ts'

/** How far beyond the committed offset messages are given out: no more than that comes again after a crash. */
export const mostAhead = 100n

/** Where a partition of a topic was taken up. */
export interface LaneStart {
  readonly committed: bigint
  /** What came after it was not there when the partition was taken up. */
  readonly end: bigint
}

/** The messages of one partition between being fetched and being finished. */
export class Lane {
  readonly topic: string
  readonly partition: number
  /** What is fetched next. */
  position: bigint
  readonly #start: LaneStart
  readonly #dueAt: ((record: StoredRecord) => number) | null
  readonly #waiting: StoredRecord[] = []
  readonly #inHand = new Set<StoredRecord>()
  #committed: bigint

  /** With `dueAt` each message waits for its time, and with it those after it. */
  constructor(topic: string, partition: number, start: LaneStart, dueAt: ((record: StoredRecord) => number) | null) {
    this.topic = topic
    this.partition = partition
    this.position = start.committed
    this.#start = start
    this.#committed = start.committed
    this.#dueAt = dueAt
  }

  get wantsMore(): boolean {
    return this.#waiting.length < Number(mostAhead)
  }

  /** Its messages wait for their time. */
  get isTimed(): boolean {
    return this.#dueAt !== null
  }

  add(records: readonly StoredRecord[], nextPosition: bigint): void {
    this.#waiting.push(...records)
    this.position = nextPosition
  }

  /** The next message that may be given out: none of the same key is in hand, and its time has come. */
  take(now: number): StoredRecord | null {
    const busy = new Set([...this.#inHand].flatMap(({ key }) => key?.toString() ?? []))
    const at = this.#waiting.findIndex((record) => this.#mayGo(record, busy, now))
    const [record = null] = at < 0 ? [] : this.#waiting.splice(at, 1)
    if (record) this.#inHand.add(record)
    return record
  }

  #mayGo(record: StoredRecord, busy: ReadonlySet<string>, now: number): boolean {
    if (record.offset >= this.#committed + mostAhead || this.#dueIn(record, now) > 0) return false
    return record.key === null || !busy.has(record.key.toString())
  }

  /** Milliseconds until the next message is due; null when nothing waits. */
  dueIn(now: number): number | null {
    const [head] = this.#waiting
    return head && this.#dueAt ? this.#dueIn(head, now) : null
  }

  #dueIn(record: StoredRecord, now: number): number {
    return this.#dueAt ? this.#dueAt(record) - now : 0
  }

  finish(record: StoredRecord): void {
    this.#inHand.delete(record)
  }

  /** Whether a process that died may have had it in hand. */
  isRedelivered({ offset }: StoredRecord): boolean {
    return offset < this.#start.end && offset < this.#start.committed + mostAhead
  }

  /** The offset up to which everything is finished, when it is not committed yet. */
  get toCommit(): bigint | null {
    let finished = this.position
    for (const { offset } of [...this.#inHand, ...this.#waiting.slice(0, 1)]) if (offset < finished) finished = offset
    return finished > this.#committed ? finished : null
  }

  committed(offset: bigint): void {
    this.#committed = offset
  }
}
