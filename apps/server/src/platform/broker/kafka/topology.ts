import type { Admin } from '@platformatic/kafka'
import type { QueueDefinition } from '../broker.ts'
import { eventsName, queueName, retryNames } from '../names.ts'
import type { Kafka } from './library.ts'
import { closeQuietly } from './library.ts'

/** The order of a subject's events is kept within a partition; as many processes of a queue can share the work. */
const partitions = 6
const mostReplicas = 3
/** A queue that nobody takes from for longer loses what is older. */
const retentionDays = 30
const largestMessageBytes = 8 * 1024 * 1024

/** Makes the topics that are missing, and lets each new queue begin with the events from now on. */
export async function declareTopology(kafka: Kafka, queues: readonly QueueDefinition[]): Promise<void> {
  const admin = new kafka.library.Admin(kafka.connection)
  try {
    const present = new Set(await admin.listTopics())
    const create = await topicMaker(kafka, admin, present)
    await create([eventsName], partitions)
    const missing = queues.filter(({ name }) => !present.has(queueName(name)))
    for (const { name } of missing) await beginNow(admin, queueName(name))
    await create(
      queues.flatMap(({ name }) => retryNames(name)),
      1,
    )
    // Last, because they tell that a queue is not new: one whose offsets Kafka forgot must not begin anew.
    await create(
      missing.map(({ name }) => queueName(name)),
      partitions,
    )
  } finally {
    await closeQuietly(admin)
  }
}

async function topicMaker({ library }: Kafka, admin: Admin, present: ReadonlySet<string>) {
  const { brokers } = await admin.metadata({ topics: [] })
  const replicas = Math.min(mostReplicas, brokers.size)
  const configs = Object.entries({
    'min.insync.replicas': String(Math.min(2, replicas)),
    'cleanup.policy': 'delete',
    'retention.ms': String(retentionDays * 24 * 60 * 60 * 1000),
    'max.message.bytes': String(largestMessageBytes),
  }).map(([name, value]) => ({ name, value }))
  return async (topics: readonly string[], partitions: number) => {
    const missing = topics.filter((name) => !present.has(name))
    await Promise.all(
      missing.map((topic) =>
        admin.createTopics({ topics: [topic], partitions, replicas, configs }).catch((err) => {
          if (!(err instanceof library.MultipleErrors && err.findBy('apiId', 'TOPIC_ALREADY_EXISTS'))) throw err
        }),
      ),
    )
  }
}

/**
 * Notes the present end of the events as where the group begins, so that it gets what is published before its first
 * consumer starts, and not the history. The end is asked before the offsets are: a process that does the same at the
 * same time, and is quicker, can only have published what comes after it.
 */
async function beginNow(admin: Admin, groupId: string): Promise<void> {
  const { topics } = await admin.metadata({ topics: [eventsName] })
  const count = topics.get(eventsName)?.partitionsCount ?? 0
  const all = Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp: -1n }))
  const [ends] = await admin.listOffsets({ topics: [{ name: eventsName, partitions: all }] })
  const partitionOffsets = (ends?.partitions ?? []).map(({ partitionIndex, offset }) => ({
    partition: partitionIndex,
    offset,
  }))
  const [noted] = await admin.listConsumerGroupOffsets({
    groups: [{ groupId, topics: [{ name: eventsName, partitionIndexes: all.map((one) => one.partitionIndex) }] }],
  })
  const isNoted = noted?.topics.some((topic) => topic.partitions.some(({ committedOffset }) => committedOffset >= 0n))
  if (!isNoted) await admin.alterConsumerGroupOffsets({ groupId, topics: [{ name: eventsName, partitionOffsets }] })
}
