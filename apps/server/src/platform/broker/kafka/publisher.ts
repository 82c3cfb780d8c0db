import type { MessageToProduce, Producer } from '@platformatic/kafka'
import type { Kafka } from './library.ts'
import { closeQuietly } from './library.ts'

export type OutgoingRecord = MessageToProduce<string, Buffer, string, string>
type TextProducer = Producer<string, Buffer, string, string>

interface Waiting {
  readonly records: readonly OutgoingRecord[]
  readonly resolve: () => void
  readonly reject: (err: unknown) => void
}

/** How many bytes go into one request: Kafka takes 1 MiB a partition by default. */
const requestBytes = 512 * 1024
const recordOverheadBytes = 200

/**
 * Puts records into topics and tells when all replicas that must have them do.
 *
 * One request is under way at a time, because the library (1.35.0) counts the sequence of an idempotent producer only
 * when the answer comes: two at once carry the same numbers, and Kafka confirms the second as a double of the first
 * without keeping it. For the same reason a producer is thrown away after a failure: nobody knows whether its number
 * was taken.
 */
export class Publisher {
  readonly #kafka: Kafka
  #producer: TextProducer | null = null
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null
  #closed = false

  constructor(kafka: Kafka) {
    this.#kafka = kafka
  }

  put(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The connection to Kafka is closed'))
    if (records.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ records, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
    await this.#drop()
  }

  async #run(): Promise<void> {
    // What else is asked for in this turn goes along.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const together = this.#waiting
      this.#waiting = []
      try {
        for (const request of inRequests(together.flatMap(({ records }) => records))) await this.#send(request)
        for (const { resolve } of together) resolve()
      } catch (err) {
        const reason = await this.#drop().then(
          () => err,
          (failure) => new AggregateError([failure, err], 'Kafka failed, and so did closing the connection to it'),
        )
        for (const { reject } of together) reject(reason)
      }
    }
    this.#running = null
  }

  async #send(messages: OutgoingRecord[]): Promise<void> {
    this.#producer ??= this.#open()
    await this.#producer.send({ messages })
  }

  #open(): TextProducer {
    const { library, connection } = this.#kafka
    const { stringSerializer } = library
    return new library.Producer<string, Buffer, string, string>({
      ...connection,
      idempotent: true,
      acks: library.ProduceAcks.ALL,
      serializers: { key: stringSerializer, headerKey: stringSerializer, headerValue: stringSerializer },
    })
  }

  async #drop(): Promise<void> {
    const producer = this.#producer
    this.#producer = null
    if (producer) await closeQuietly(producer)
  }
}

function* inRequests(records: readonly OutgoingRecord[]): Generator<OutgoingRecord[]> {
  let request: OutgoingRecord[] = []
  let bytes = 0
  for (const record of records) {
    const size = (record.value?.length ?? 0) + recordOverheadBytes
    if (request.length > 0 && bytes + size > requestBytes) {
      yield request
      request = []
      bytes = 0
    }
    request.push(record)
    bytes += size
  }
  yield request
}
