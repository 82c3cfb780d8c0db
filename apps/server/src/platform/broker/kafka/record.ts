import type { MessageToProduce, RecordsBatch } from '@platformatic/kafka'
import type { Message, OutgoingMessage } from '../broker.ts'
import { uuidOfContent } from '../uuid-of-content.ts'

/** A message of a topic as it lies there. */
export interface StoredRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: ReadonlyMap<string, string>
}

/** What a record tells beside the message itself. */
export interface Notes {
  readonly firstSeenAt: Date
  /** Of a message in a retry topic: when it may be given out. */
  readonly dueAt?: Date
}

export function toRecord(topic: string, { id, type, key, body, attempt = 1 }: OutgoingMessage, notes: Notes) {
  const headers = {
    ...{ 'x-id': id, 'x-type': type, 'x-attempt': String(attempt) },
    'x-first-seen': notes.firstSeenAt.toISOString(),
    ...(notes.dueAt && { 'x-due': notes.dueAt.toISOString() }),
  }
  return { topic, key, value: body, headers } satisfies MessageToProduce<string, Buffer, string, string>
}

/** The records of a fetched batch from an offset on: Kafka answers whole batches. */
export function* recordsOf(
  batch: RecordsBatch,
  topic: string,
  partition: number,
  from: bigint,
): Generator<StoredRecord> {
  for (const { offsetDelta, timestampDelta, key, value, headers } of batch.records) {
    const offset = batch.firstOffset + BigInt(offsetDelta)
    if (offset < from) continue
    const timestamp = Number(batch.firstTimestamp + timestampDelta)
    const texts = headers.map(([name, text]) => [String(name ?? ''), String(text ?? '')] as const)
    yield { topic, partition, offset, timestamp, key, value, headers: new Map(texts) }
  }
}

/** The message of a record, also of one that somebody else put there. */
export function toMessage(record: StoredRecord, redelivered: boolean): Message {
  const { headers, key, value, timestamp } = record
  const attempt = Number(headers.get('x-attempt'))
  return {
    id: uuidOf(headers.get('x-id')) ?? placeId(record),
    type: headers.get('x-type') ?? '',
    key: key?.toString() ?? '',
    body: value ?? Buffer.alloc(0),
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1,
    firstSeenAt: dateOf(headers.get('x-first-seen')) ?? new Date(timestamp),
    redelivered,
  }
}

export function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const uuidOf = (text: string | undefined) => (text !== undefined && uuidForm.test(text) ? text : undefined)

/** Of the place where a record lies, so that it is the same each time the record is given out. */
const placeId = ({ topic, partition, offset }: StoredRecord) => uuidOfContent(`${topic}/${partition}/${offset}`)
