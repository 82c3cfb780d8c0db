import sql, { empty } from 'sql-template-tag'
import type { Transaction } from '../../platform/database/database.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { DeadLetterLine, DeadLetterRecord, Fate, Selection } from './dead-letter.ts'

/** Those of one queue or of all, the newest first. */
export function listDeadLetterRows(
  db: Queryable,
  queue: string | null,
  { after, limit, offset }: PageStart,
): Promise<DeadLetterLine[]> {
  const ofQueue = queue === null ? empty : sql`and queue = ${queue}`
  const further = after === null ? empty : sql`and id < ${after[0]}::uuid`
  return db.query<DeadLetterLine>(
    sql`select id, queue, message_id as "messageId", type, split_part(error, chr(10), 1) as error, attempts,
        first_seen_at as "firstSeenAt", died_at as "diedAt"
      from dead_letters where true ${ofQueue} ${further} order by id desc limit ${limit + 1} offset ${offset}`,
  )
}

const findStatement = statement(
  'deadLetters.find',
  `select id, queue, message_id as "messageId", type, key, body, headers, error, attempts,
     first_seen_at as "firstSeenAt", died_at as "diedAt"
   from dead_letters where id = $1`,
)

export async function findDeadLetter(db: Queryable, id: string): Promise<DeadLetterRecord | undefined> {
  const [letter] = await db.query<DeadLetterRecord>(findStatement(id))
  return letter
}

const selected = '($1::text is null or queue = $1) and ($2::uuid[] is null or id = any ($2))'

const extentStatement = statement(
  'deadLetters.extent',
  `select count(*)::int as count, max(id::text) as last from dead_letters where ${selected}`,
)

/** How many there are, and the last of them: what dies later is another matter. */
export interface Extent {
  readonly count: number
  readonly last: string | null
}

export async function extentOf(db: Queryable, { queue, ids }: Selection): Promise<Extent> {
  const [extent] = await db.query<Extent>(extentStatement(queue, ids))
  return extent as Extent
}

const unknownStatement = statement(
  'deadLetters.unknown',
  'select id from unnest($1::uuid[]) id where not exists (select from dead_letters d where d.id = id.id)',
)

/** Those of the ids that nothing has. */
export async function unknownIds(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(unknownStatement(ids))
  return new Set(rows.map(({ id }) => id))
}

const gone = `batch as (
     select id from dead_letters where ${selected} and id <= $3 order by id limit $4 for update),
   gone as (
     delete from dead_letters d using batch where d.id = batch.id
     returning d.id, d.queue, d.message_id, d.type, d.key, d.body),
   freed as (
     delete from redeliveries r using gone where r.queue = gone.queue and r.message_id = gone.message_id)`
const answer = `select id, queue, message_id as "messageId" from gone order by id`

// Counted from one anew, also how often it came back without an end: somebody thinks that it goes well now.
const redriveStatement = statement(
  'deadLetters.redrive',
  `with ${gone},
   sent as (
     insert into work (queue, id, type, key, body) select queue, message_id, type, key, body from gone order by id)
   ${answer}`,
)

const discardStatement = statement('deadLetters.discard', `with ${gone} ${answer}`)

const statements = { redriven: redriveStatement, discarded: discardStatement }

interface Batch extends Selection {
  readonly last: string
  readonly limit: number
}

/** Takes up to `limit` of them away, the oldest first, for good or back to their queues. Answers which. */
export const removeDeadLetters = (
  tx: Transaction,
  fate: Fate,
  { queue, ids, last, limit }: Batch,
): Promise<Pick<DeadLetterLine, 'id' | 'queue' | 'messageId'>[]> => tx.query(statements[fate](queue, ids, last, limit))

const countStatement = statement('deadLetters.count', 'select count(*)::int as count from dead_letters')

/** How many there are. */
export async function countDeadLetters(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(countStatement())
  return row?.count ?? 0
}
