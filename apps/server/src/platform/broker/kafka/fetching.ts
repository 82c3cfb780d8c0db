import type { ClusterMetadata, Consumer } from '@platformatic/kafka'
import type { Lane } from './lane.ts'
import type { Kafka } from './library.ts'
import { closeQuietly } from './library.ts'
import type { StoredRecord } from './record.ts'
import { recordsOf } from './record.ts'

interface FetchingOptions {
  /** Records that the queue does not take are passed over. */
  readonly takes: (record: StoredRecord) => boolean
  readonly onFetched: () => void
  readonly onFailure: (err: unknown) => void
}

type FetchResponse = Awaited<ReturnType<Consumer['fetch']>>

/** How long Kafka holds an answer back when there is nothing new; changes of what is wanted wait as long. */
const longestWaitMilliseconds = 500
/** The same while a partition has enough for now: it wants more soon, and there is one request at a time. */
const busyWaitMilliseconds = 20
const mostBytes = 4 * 1024 * 1024
const mostBytesOfPartition = 256 * 1024

/** Fetches what lanes want, with one request under way per node. Its connections are its own: a fetch blocks others. */
export class Fetching {
  readonly #client: Consumer
  readonly #options: FetchingOptions
  readonly #busyNodes = new Set<number>()
  #lanes: readonly Lane[] = []
  #isAsking = false
  #stopped = false

  constructor({ library, connection }: Kafka, groupId: string, options: FetchingOptions) {
    // Never a member of the group: the library does not fetch without the class that could be one.
    this.#client = new library.Consumer({ ...connection, groupId })
    this.#options = options
  }

  setLanes(lanes: readonly Lane[]): void {
    this.#lanes = lanes
    this.next()
  }

  /** Asks the nodes that are not asked already. */
  next(): void {
    if (this.#stopped || this.#isAsking || !this.#lanes.some(({ wantsMore }) => wantsMore)) return
    this.#isAsking = true
    this.#askNodes().catch((err) => this.#fail(err))
  }

  async close(): Promise<void> {
    this.#stopped = true
    await closeQuietly(this.#client)
  }

  #fail(err: unknown): void {
    if (!this.#stopped) this.#options.onFailure(err)
  }

  async #askNodes(): Promise<void> {
    const topics = [...new Set(this.#lanes.map(({ topic }) => topic))]
    const cluster = await this.#client.metadata({ topics })
    this.#isAsking = false
    const wanting = this.#lanes.filter(({ wantsMore }) => wantsMore)
    for (const [node, lanes] of byLeader(wanting, cluster)) {
      if (this.#busyNodes.has(node) || this.#stopped) continue
      this.#busyNodes.add(node)
      this.#fetch(node, lanes, cluster).catch((err) => this.#fail(err))
    }
  }

  async #fetch(node: number, lanes: readonly Lane[], cluster: ClusterMetadata): Promise<void> {
    const isBusy = this.#lanes.some((lane) => !lane.wantsMore && !lane.isTimed)
    const response = await this.#client.fetch({
      node,
      topics: requestOf(lanes, cluster),
      maxWaitTime: isBusy ? busyWaitMilliseconds : longestWaitMilliseconds,
      maxBytes: mostBytes,
    })
    this.#busyNodes.delete(node)
    if (this.#stopped) return
    this.#distribute(response, lanes, cluster)
    this.#options.onFetched()
    this.next()
  }

  #distribute({ responses }: FetchResponse, lanes: readonly Lane[], { topics }: ClusterMetadata): void {
    for (const { topicId, partitions } of responses) {
      for (const { partitionIndex, records: batches = [] } of partitions) {
        const lane = lanes.find((one) => one.partition === partitionIndex && topics.get(one.topic)?.id === topicId)
        const last = batches.at(-1)
        if (!lane || !last) continue
        // Control batches hold marks of transactions, no messages.
        const records = batches
          .filter(({ attributes }) => (attributes & 0b100000) === 0)
          .flatMap((batch) => [...recordsOf(batch, lane.topic, lane.partition, lane.position)])
        lane.add(records.filter(this.#options.takes), last.firstOffset + BigInt(last.lastOffsetDelta) + 1n)
      }
    }
  }
}

function byLeader(lanes: readonly Lane[], { topics }: ClusterMetadata): Map<number, Lane[]> {
  const leaders = new Map<number, Lane[]>()
  for (const lane of lanes) {
    const leader = topics.get(lane.topic)?.partitions[lane.partition]?.leader
    if (leader === undefined) throw new Error(`Kafka does not know partition ${lane.partition} of ${lane.topic}`)
    leaders.set(leader, [...(leaders.get(leader) ?? []), lane])
  }
  return leaders
}

const requestOf = (lanes: readonly Lane[], { topics }: ClusterMetadata) =>
  lanes.map(({ topic, partition, position }) => ({
    topicId: topics.get(topic)?.id ?? '',
    partitions: [
      {
        ...{ partition, fetchOffset: position, partitionMaxBytes: mostBytesOfPartition },
        ...{ currentLeaderEpoch: -1, lastFetchedEpoch: -1 },
      },
    ],
  }))
