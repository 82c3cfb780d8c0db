import type { Admin } from '@platformatic/kafka'
import type { QueueDefinition, QueueDepth } from '../broker.ts'
import { eventsName, queueName, retryNames } from '../names.ts'

/** The offset of each partition. */
type TopicOffsets = ReadonlyMap<string, ReadonlyMap<number, bigint>>

const earliest = -2n
const latest = -1n

/**
 * How far each queue is behind. `ready` counts also events of types that the queue does not take, for as long as no
 * consumer has passed over them: it is exact for a queue that takes every type, and otherwise the most that it can be.
 */
export async function readDepths(admin: Admin, queues: readonly QueueDefinition[]): Promise<QueueDepth[]> {
  const topics = [eventsName, ...queues.flatMap(({ name }) => [queueName(name), ...retryNames(name)])]
  const [beginnings, ends] = await Promise.all([offsetsOf(admin, topics, earliest), offsetsOf(admin, topics, latest)])
  const committed = await committedOffsets(admin, queues, ends)
  return queues.map(({ name, types }) => {
    const noted = committed.get(queueName(name)) ?? new Map()
    const behind = (topic: string) => lag(topic, noted, beginnings, ends)
    const own = types.length > 0 ? [eventsName, queueName(name)] : [queueName(name)]
    return { queue: name, ready: sum(own.map(behind)), retrying: sum(retryNames(name).map(behind)) }
  })
}

async function offsetsOf(admin: Admin, topics: readonly string[], timestamp: bigint): Promise<TopicOffsets> {
  const cluster = await admin.metadata({ topics: [...topics] })
  const asked = topics.map((name) => {
    const count = cluster.topics.get(name)?.partitionsCount ?? 0
    return { name, partitions: Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp })) }
  })
  const answer = await admin.listOffsets({ topics: asked })
  return byTopic(answer, ({ partitionIndex, offset }) => [partitionIndex, offset])
}

async function committedOffsets(admin: Admin, queues: readonly QueueDefinition[], known: TopicOffsets) {
  const groups = queues.map(({ name }) => ({
    groupId: queueName(name),
    topics: [eventsName, queueName(name), ...retryNames(name)].map((topic) => ({
      name: topic,
      partitionIndexes: [...(known.get(topic)?.keys() ?? [])],
    })),
  }))
  const answer = await admin.listConsumerGroupOffsets({ groups })
  return new Map(
    answer.map(({ groupId, topics }) => [
      groupId,
      byTopic(topics, ({ partitionIndex, committedOffset }) => [partitionIndex, committedOffset]),
    ]),
  )
}

/** Nodes answer apart from each other, so that a topic may stand in an answer several times. */
function byTopic<Partition>(
  answer: readonly { readonly name: string; readonly partitions: readonly Partition[] }[],
  entry: (partition: Partition) => [number, bigint],
): TopicOffsets {
  const found = new Map<string, Map<number, bigint>>()
  for (const { name, partitions } of answer) {
    found.set(name, new Map([...(found.get(name) ?? []), ...partitions.map(entry)]))
  }
  return found
}

function lag(topic: string, committed: TopicOffsets, beginnings: TopicOffsets, ends: TopicOffsets): number {
  const behind = [...(ends.get(topic) ?? [])].map(([partition, end]) => {
    const noted = committed.get(topic)?.get(partition) ?? -1n
    const beginning = beginnings.get(topic)?.get(partition) ?? 0n
    return Number(end - (noted > beginning ? noted : beginning))
  })
  return sum(behind)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
