import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, Name, Nullable, PageQuery } from './common.ts'

const summary = {
  id: Id,
  queue: Type.String({ examples: ['notifications'] }),
  messageId: Id,
  type: Type.String({ examples: ['task.assigned'] }),
  error: Type.String(),
  attempts: Type.Integer(),
  firstSeenAt: Instant,
  diedAt: Instant,
}

/** A message that was given up; of its error the first line. */
export const DeadLetterSummary = Closed(summary, { title: 'DeadLetterSummary' })
export type DeadLetterSummary = Static<typeof DeadLetterSummary>
export const DeadLetterList = List(DeadLetterSummary)

/** All of it. What the message says is in `body`, or, when it is no text in UTF-8, in `bodyBase64`. */
export const DeadLetter = Closed(
  {
    ...summary,
    key: Type.String(),
    headers: Type.Record(Type.String(), Type.Unknown()),
    body: Nullable(Type.String()),
    bodyBase64: Nullable(Type.String()),
  },
  { title: 'DeadLetter' },
)
export type DeadLetter = Static<typeof DeadLetter>

const queue = Name(100)

export const DeadLetterQuery = Closed({ queue: Type.Optional(queue), ...PageQuery })
export type DeadLetterQuery = Static<typeof DeadLetterQuery>

/** Which of them: those of a queue, those that are named, or all. One of the three. */
export const DeadLetterSelection = Type.Object(
  {
    queue: Type.Optional(queue),
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
    all: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1, title: 'DeadLetterSelection' },
)
export type DeadLetterSelection = Static<typeof DeadLetterSelection>
