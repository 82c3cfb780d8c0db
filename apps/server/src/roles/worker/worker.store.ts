import type { Message } from '../../platform/broker/broker.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

const markStatement = statement(
  'worker.mark-applied',
  'insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing returning 1',
)

/** Marks an event as applied by a consumer, in the transaction that applies it. False when it is already. */
export async function markApplied(tx: Queryable, consumer: string, eventId: string): Promise<boolean> {
  return (await tx.query(markStatement(consumer, eventId))).length > 0
}

const markAllStatement = statement(
  'worker.mark-all-applied',
  `insert into inbox (consumer, event_id) select $1, id from unnest($2::uuid[]) event (id) order by id
   on conflict do nothing`,
)

/** The same for events without effect. In the order of their ids, so that two that mark the same never deadlock. */
export async function markAllApplied(db: Queryable, consumer: string, eventIds: readonly string[]): Promise<void> {
  await db.query(markAllStatement(consumer, eventIds))
}

const countStatement = statement(
  'worker.count-redelivery',
  `insert into redeliveries (queue, message_id, count, at) values ($1, $2, 1, $3)
   on conflict (queue, message_id) do update set count = redeliveries.count + 1, at = $3
   returning count`,
)

/** Counts a message that came back before it is handled. Answers how often it has come back. */
export async function countRedelivery(db: Queryable, queue: string, messageId: string, now: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(countStatement(queue, messageId, now))
  return row?.count ?? 0
}

const forgetStatement = statement(
  'worker.forget-redelivery',
  'delete from redeliveries where queue = $1 and message_id = $2',
)

/** Forgets that a message came back: whoever handled it lives. */
export async function forgetRedelivery(db: Queryable, queue: string, messageId: string): Promise<void> {
  await db.query(forgetStatement(queue, messageId))
}

const buryStatement = statement(
  'worker.bury',
  `insert into dead_letters (id, queue, message_id, type, key, body, headers, error, attempts, first_seen_at, died_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (queue, message_id) do update set error = excluded.error, attempts = excluded.attempts,
     headers = excluded.headers, died_at = excluded.died_at`,
)

export interface DeadLetter {
  readonly id: string
  readonly queue: string
  readonly message: Message
  /** Where it can be traced back to, when that could be read. */
  readonly headers: object
  readonly error: string
  readonly now: Date
}

/** Keeps a message that is given up, once however often that is said. */
export async function bury(db: Queryable, { id, queue, message, headers, error, now }: DeadLetter): Promise<void> {
  const { id: messageId, type, key, body, attempt, firstSeenAt } = message
  await db.query(
    buryStatement(id, queue, messageId, type, key, body, JSON.stringify(headers), error, attempt, firstSeenAt, now),
  )
}
