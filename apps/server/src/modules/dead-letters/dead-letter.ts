import { isUtf8 } from 'node:buffer'
import type { DeadLetter, DeadLetterSelection, DeadLetterSummary } from '@millrace/contract'

/** A dead letter in a list; of its error the first line. */
export interface DeadLetterLine {
  readonly id: string
  readonly queue: string
  readonly messageId: string
  readonly type: string
  readonly error: string
  readonly attempts: number
  readonly firstSeenAt: Date
  readonly diedAt: Date
}

export interface DeadLetterRecord extends DeadLetterLine {
  readonly key: string
  readonly headers: Record<string, unknown>
  readonly body: Buffer
}

/** Some dead letters: those of a queue, those that are named, or all where both are null. */
export interface Selection {
  readonly queue: string | null
  readonly ids: readonly string[] | null
}

export const toSelection = ({ queue, ids }: DeadLetterSelection): Selection => ({
  queue: queue ?? null,
  ids: ids ?? null,
})

/** What can become of a dead letter. */
export type Fate = 'redriven' | 'discarded'

export const toSummary = (line: DeadLetterLine): DeadLetterSummary => ({
  id: line.id,
  queue: line.queue,
  messageId: line.messageId,
  type: line.type,
  error: line.error,
  attempts: line.attempts,
  firstSeenAt: line.firstSeenAt.toISOString(),
  diedAt: line.diedAt.toISOString(),
})

export function toDeadLetter({ body, ...letter }: DeadLetterRecord): DeadLetter {
  const isText = isUtf8(body)
  return {
    ...toSummary(letter),
    key: letter.key,
    headers: letter.headers,
    body: isText ? body.toString('utf8') : null,
    bodyBase64: isText ? null : body.toString('base64'),
  }
}
