import { randomUUID } from 'node:crypto'
import type { Admin } from '@platformatic/kafka'
import { inTime } from '../../clock/in-time.ts'
import { Fetching } from './fetching.ts'
import { Lane } from './lane.ts'
import type { Kafka } from './library.ts'
import type { Publisher } from './publisher.ts'
import type { StoredRecord } from './record.ts'

const patienceMilliseconds = 10_000

/** Puts a message into a topic that is made for it, reads it back, and deletes the topic. */
export async function checkKafka(kafka: Kafka, admin: Admin, publisher: Publisher): Promise<void> {
  const topic = `millrace.check.${randomUUID()}`
  await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 })
  try {
    const sent = randomUUID()
    await publisher.put([{ topic, key: sent, value: Buffer.from(sent), headers: { 'x-id': sent } }])
    const { key, value, headers } = await firstOf(kafka, topic)
    const isSame = [key?.toString(), value?.toString(), headers.get('x-id')].every((text) => text === sent)
    if (!isSame) throw new Error('Kafka gives out another message than it was given')
  } finally {
    await admin.deleteTopics({ topics: [topic] })
  }
}

async function firstOf(kafka: Kafka, topic: string): Promise<StoredRecord> {
  const lane = new Lane(topic, 0, { committed: 0n, end: 0n }, null)
  let fetching: Fetching | undefined
  try {
    const fetched = new Promise<StoredRecord>((resolve, reject) => {
      const onFetched = () => {
        const record = lane.take(Date.now())
        if (record) resolve(record)
      }
      fetching = new Fetching(kafka, topic, { takes: () => true, onFetched, onFailure: reject })
      fetching.setLanes([lane])
    })
    return await inTime(() => fetched, patienceMilliseconds, 'Kafka does not give out what it was given')
  } finally {
    await fetching?.close()
  }
}
