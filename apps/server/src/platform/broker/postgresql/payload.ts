import type { Message, OutgoingMessage } from '../broker.ts'

/** A message as it lies in the queue's table. */
export interface Payload {
  readonly id: string
  readonly type: string
  readonly key: string
  /** As text where it is text, which takes a quarter less room than Base64. */
  readonly body: string
  readonly isBase64?: true
  readonly attempt: number
  readonly firstSeenAt: string
}

export function payloadOf({ id, type, key, body, attempt = 1 }: OutgoingMessage, firstSeenAt: Date): Payload {
  const text = body.toString('utf8')
  // PostgreSQL keeps no U+0000 in text, not even escaped.
  const isText = !text.includes('\0') && Buffer.from(text, 'utf8').equals(body)
  return {
    ...{ id, type, key, attempt },
    ...(isText ? { body: text } : { body: body.toString('base64'), isBase64: true }),
    firstSeenAt: firstSeenAt.toISOString(),
  }
}

export const messageOf = (payload: Payload, redelivered: boolean): Message => ({
  id: payload.id,
  type: payload.type,
  key: payload.key,
  body: Buffer.from(payload.body, payload.isBase64 ? 'base64' : 'utf8'),
  attempt: payload.attempt,
  firstSeenAt: new Date(payload.firstSeenAt),
  redelivered,
})
