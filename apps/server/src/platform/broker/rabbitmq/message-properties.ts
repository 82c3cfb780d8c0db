import type { AsyncMessage, Envelope } from 'rabbitmq-client'
import type { Message, OutgoingMessage } from '../broker.ts'
import { uuidOfContent } from '../uuid-of-content.ts'
import { eventsExchange } from './topology.ts'

export interface Destination {
  readonly exchange: string
  readonly routingKey: string
}

// The client would parse a body of application/json and give an object instead of its bytes.
const contentType = 'application/cloudevents+json'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Persistent, and returned when no queue takes it. */
export const envelopeOf = (message: OutgoingMessage, to: Destination, firstSeenAt: Date): Envelope => ({
  exchange: to.exchange,
  routingKey: to.routingKey,
  mandatory: true,
  durable: true,
  contentType,
  messageId: message.id,
  type: message.type,
  timestamp: Math.floor(firstSeenAt.getTime() / 1000),
  headers: {
    'x-attempt': message.attempt ?? 1,
    'x-first-seen': firstSeenAt.getTime(),
    'x-key': message.key,
  },
})

/** Makes a message of whatever was in the queue, also when another program put it there. */
export function messageOf(delivery: AsyncMessage, now: Date): Message {
  const headers = delivery.headers ?? {}
  const body = bytesOf(delivery)
  const { messageId } = delivery
  const id = messageId !== undefined && uuid.test(messageId) ? messageId : uuidOfContent(messageId ?? '', body)
  return {
    id,
    type: delivery.type ?? (delivery.exchange === eventsExchange.exchange ? delivery.routingKey : 'unknown'),
    key: typeof headers['x-key'] === 'string' ? headers['x-key'] : id,
    body,
    attempt: isCount(headers['x-attempt']) ? headers['x-attempt'] : 1,
    firstSeenAt: momentOf(headers['x-first-seen']) ?? momentOf((delivery.timestamp ?? Number.NaN) * 1000) ?? now,
    redelivered: delivery.redelivered,
  }
}

/** The client makes text of text/plain and an object of application/json: the bytes of these are made again. */
function bytesOf({ body, contentType }: AsyncMessage): Buffer {
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(contentType === 'text/plain' ? body : JSON.stringify(body))
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1

function momentOf(value: unknown): Date | undefined {
  const moment = new Date(typeof value === 'number' ? value : Number.NaN)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

interface Death {
  readonly queue?: string
  readonly reason?: string
}

/** Why the broker gave up a message that came from `queue`: `delivery_limit`, for example. */
export function reasonOf(delivery: AsyncMessage, queue: string): string {
  const deaths: readonly Death[] = Array.isArray(delivery.headers?.['x-death']) ? delivery.headers['x-death'] : []
  const death = deaths.find((one) => one.queue === queue) ?? deaths[0]
  return death?.reason ?? 'unknown'
}
