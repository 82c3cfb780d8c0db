import type { Consumer, ConsumerGroupJoinPayload, GroupAssignment, Offsets } from '@platformatic/kafka'
import type { LaneStart } from './lane.ts'
import { Lane } from './lane.ts'
import type { Kafka } from './library.ts'
import { closeQuietly } from './library.ts'
import type { StoredRecord } from './record.ts'

interface MembershipOptions {
  readonly topics: readonly string[]
  readonly dueAt: (topic: string) => ((record: StoredRecord) => number) | null
  readonly onLanes: (lanes: readonly Lane[]) => void
  readonly onFailure: (err: unknown) => void
}

/** A member of which nothing is heard for so long is taken for dead, and its partitions go to others. */
const sessionMilliseconds = 10_000
const heartbeatMilliseconds = 2_000
const rebalanceMilliseconds = 15_000
const earliest = -2n
const latest = -1n

/** One member of a consumer group: which partitions it has, where they are taken up, what is committed. */
export class Membership {
  readonly #client: Consumer
  readonly #options: MembershipOptions
  #lanes: readonly Lane[] = []
  #joined = { memberId: '', generationId: 0 }
  #assigning: Promise<void> = Promise.resolve()
  #closed = false

  constructor({ library, connection }: Kafka, groupId: string, options: MembershipOptions) {
    this.#options = options
    this.#client = new library.Consumer({
      ...connection,
      groupId,
      ...{ sessionTimeout: sessionMilliseconds, heartbeatInterval: heartbeatMilliseconds },
      rebalanceTimeout: rebalanceMilliseconds,
    })
    this.#client.on('consumer:group:join', (joined) => this.#assign(joined))
    // After a failed heartbeat the library (1.35.0) sends no more of them.
    this.#client.on('consumer:heartbeat:error', ({ error }) => this.#fail(error))
    this.#client.on('error', (err: unknown) => this.#fail(err))
  }

  async join(): Promise<void> {
    this.#client.topics.trackAll(...this.#options.topics)
    await this.#client.joinGroup({})
    await this.#assigning
  }

  /** Commits what is finished and not committed; false when that is nothing. */
  async commit(): Promise<boolean> {
    const finished = this.#lanes.flatMap((lane) => {
      const offset = lane.toCommit
      return offset === null ? [] : [{ lane, offset }]
    })
    if (finished.length === 0) return false
    const offsets = finished.map(({ lane: { topic, partition }, offset }) => ({
      ...{ topic, partition, offset },
      leaderEpoch: -1,
    }))
    await this.#client.commit({ offsets })
    for (const { lane, offset } of finished) lane.committed(offset)
    return true
  }

  /** Leaves the group, so that others get the partitions at once. */
  async close(): Promise<void> {
    this.#closed = true
    await closeQuietly(this.#client)
  }

  #fail(err: unknown): void {
    if (!this.#closed) this.#options.onFailure(err)
  }

  #assign(joined: ConsumerGroupJoinPayload): void {
    this.#assigning = this.#assigning.then(() => this.#take(joined)).catch((err) => this.#fail(err))
  }

  async #take({ memberId, generationId = 0, assignments = [] }: ConsumerGroupJoinPayload): Promise<void> {
    // After a generation that went by without us somebody else may have gone on from where we were.
    const stayed = memberId === this.#joined.memberId && generationId <= this.#joined.generationId + 1
    this.#joined = { memberId, generationId }
    const wanted = assignments.flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })))
    const had = stayed ? this.#lanes : []
    const kept = had.filter((lane) => wanted.some((one) => isSame(one, lane)))
    const added = wanted.filter((one) => !kept.some((lane) => isSame(one, lane)))
    this.#lanes = [...kept, ...(await this.#newLanes(added))]
    if (!this.#closed) this.#options.onLanes(this.#lanes)
  }

  async #newLanes(places: readonly { topic: string; partition: number }[]): Promise<Lane[]> {
    if (places.length === 0) return []
    const startOf = await this.#starts(places)
    return places.map(
      ({ topic, partition }) => new Lane(topic, partition, startOf(topic, partition), this.#options.dueAt(topic)),
    )
  }

  async #starts(places: readonly { topic: string; partition: number }[]) {
    const partitions: Record<string, number[]> = {}
    for (const { topic, partition } of places) partitions[topic] = [...(partitions[topic] ?? []), partition]
    const topics = Object.keys(partitions)
    const groups: GroupAssignment[] = topics.map((topic) => ({ topic, partitions: partitions[topic] ?? [] }))
    const [committed, beginnings, ends] = await Promise.all([
      this.#client.listCommittedOffsets({ topics: groups }),
      this.#client.listOffsets({ topics: [...topics], partitions, timestamp: earliest }),
      this.#client.listOffsets({ topics: [...topics], partitions, timestamp: latest }),
    ])
    return (topic: string, partition: number): LaneStart => {
      const at = (offsets: Offsets) => offsets.get(topic)?.[partition] ?? -1n
      return laneStart(at(committed), at(beginnings), at(ends))
    }
  }
}

/** Begins with what is oldest when nothing is committed, or when what was committed is not there any more. */
function laneStart(committed: bigint, beginning: bigint, end: bigint): LaneStart {
  const isThere = committed >= beginning && committed <= end
  return { committed: isThere ? committed : beginning, end }
}

const isSame = (one: { topic: string; partition: number }, other: { topic: string; partition: number }) =>
  one.topic === other.topic && one.partition === other.partition
