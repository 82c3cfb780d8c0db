import { setImmediate as immediate } from 'node:timers/promises'
import type { Channel, Envelope, ReturnedMessage } from 'rabbitmq-client'

export interface Letter {
  readonly envelope: Envelope
  readonly body: Buffer
}

/**
 * Publishes all without waiting in between, on a channel with confirms, and resolves when all are confirmed: with a
 * complaint when the broker returned some, because no queue takes them. Rejects when the broker refuses one.
 */
export async function confirmed(channel: Channel, letters: readonly Letter[]): Promise<string | undefined> {
  const returned: ReturnedMessage[] = []
  const keep = (message: ReturnedMessage) => void returned.push(message)
  channel.on('basic.return', keep)
  try {
    await Promise.all(letters.map(({ envelope, body }) => channel.basicPublish(envelope, body)))
    // A message is returned before it is confirmed, but the client tells of that one round of events later.
    await immediate()
  } finally {
    channel.off('basic.return', keep)
  }
  return returned.length === 0 ? undefined : complaintOf(returned, letters)
}

/** Of what was returned on the channel, some may belong to letters that were published at the same time. */
function complaintOf(returned: readonly ReturnedMessage[], letters: readonly Letter[]): string | undefined {
  const sent = new Set(letters.map(({ envelope }) => identityOf(envelope)))
  const mine = returned.filter((message) => sent.has(identityOf(message)))
  const [first] = mine
  if (!first) return undefined
  const { exchange, routingKey, replyText } = first
  const place = exchange === '' ? `queue ${routingKey}` : `exchange ${exchange} with the key ${routingKey}`
  return `RabbitMQ returned ${mine.length} of ${letters.length} messages, the first to the ${place}: ${replyText}`
}

/** An event may be on its way to a queue of retries while it is still being published. */
const identityOf = ({ exchange, routingKey, messageId }: Envelope) => `${exchange} ${routingKey} ${messageId}`
