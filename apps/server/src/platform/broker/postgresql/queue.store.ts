import pg from 'pg'
import { plannedOnce } from '../../database/planned-once.ts'
import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'
import type { Message, OutgoingMessage, RetrySeconds } from '../broker.ts'

const settings = [
  'timezone=UTC',
  'statement_timeout=10000',
  'lock_timeout=5000',
  'synchronous_commit=off',
  ...plannedOnce,
]

/**
 * The connections of the queues. They do not wait for the disk: what the relay notes after it has put messages here lies
 * behind them in the write-ahead log, so a crash that loses the messages loses the note as well, and they are put here
 * again. A message that comes back because its removal was lost is known to the inbox of its consumer.
 */
export function openQueuePool(url: string, onError: (err: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'millrace queue',
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    max: 6,
    connectionTimeoutMillis: 5000,
    // A link on which nothing comes any more is given up.
    query_timeout: 15_000,
    keepAlive: true,
  })
  pool.on('error', onError)
  // One that is lent out when it is lost tells whoever asked; without a listener it would end the program.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The channel on which other processes are told of new messages; what is said is the name of the queue. */
export const queueChannel = 'millrace_queue'

/** A message on its way into a queue. */
export interface QueueRow {
  readonly queue: string
  readonly message: OutgoingMessage
}

const addStatement = statement(
  'queue.add',
  `with told as (select pg_notify('${queueChannel}', name) from unnest($8::text[]) queue (name))
   insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at)
   select m.queue, m.id, m.type, m.key, m.body, m.attempt, $7, now()
   from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::integer[])
     with ordinality as m (queue, id, type, key, body, attempt, place)
   -- Else nobody would be told: a part that nothing asks for is not run.
   where (select count(*) from told) >= 0
   order by m.place`,
)

/** Adds messages to the end of their queues, and tells other processes of those queues that are named. */
export async function addMessages(
  db: Queryable,
  rows: readonly QueueRow[],
  now: Date,
  toldQueues: readonly string[],
): Promise<void> {
  const each = <Value>(value: (row: QueueRow) => Value) => rows.map(value)
  await db.query(
    addStatement(
      each(({ queue }) => queue),
      each(({ message }) => message.id),
      each(({ message }) => message.type),
      each(({ message }) => message.key),
      each(({ message }) => message.body),
      each(({ message }) => message.attempt ?? 1),
      now,
      toldQueues,
    ),
  )
}

const takeStatement = statement(
  'queue.take',
  `with next as materialized (
     select seq, taken_by is not null as redelivered from queue_messages where queue = $1 and due_at <= now()
     order by due_at, seq limit $3 for update skip locked)
   update queue_messages m set taken_by = $2, due_at = now() + $4 * interval '1 second'
   from next where m.seq = next.seq
   returning m.seq, m.id, m.type, m.key, m.body, m.attempt, m.first_seen_at as "firstSeenAt", next.redelivered`,
)

/** A message that is in hand, and by which take. */
export interface TakenMessage extends Message {
  readonly seq: string
  readonly take: string
}

/** Takes the messages of a queue that have been due for longest, for some seconds, under an id that is used once. */
export async function takeMessages(
  db: Queryable,
  queue: string,
  take: string,
  limit: number,
  seconds: number,
): Promise<TakenMessage[]> {
  const rows = await db.query<TakenMessage>(takeStatement(queue, take, limit, seconds))
  return rows.map((row) => ({ ...row, take })).sort((one, other) => Number(BigInt(one.seq) - BigInt(other.seq)))
}

const keepStatement = statement(
  'queue.keep',
  `update queue_messages m set due_at = now() + $3 * interval '1 second'
   from unnest($1::bigint[], $2::uuid[]) as held (seq, take) where m.seq = held.seq and m.taken_by = held.take`,
)

/** Keeps messages in hand for some seconds more; those that somebody else has taken since stay theirs. */
export async function keepMessages(db: Queryable, messages: readonly TakenMessage[], seconds: number): Promise<void> {
  await db.query(
    keepStatement(
      messages.map(({ seq }) => seq),
      messages.map(({ take }) => take),
      seconds,
    ),
  )
}

const removeStatement = statement('queue.remove', 'delete from queue_messages where seq = any($1::bigint[])')

/** Removes messages that are done with, whoever has them in hand by now. */
export async function removeMessages(db: Queryable, seqs: readonly string[]): Promise<void> {
  await db.query(removeStatement(seqs))
}

const putBackStatement = statement(
  'queue.put-back',
  `update queue_messages set taken_by = null, attempt = $3, due_at = now() + $4 * interval '1 second'
   where seq = $1 and taken_by = $2`,
)

/** Puts a message back to be taken after a time, unless somebody else has it in hand by now. */
export async function putBack(
  db: Queryable,
  { seq, take }: TakenMessage,
  { attempt, retrySeconds }: { readonly attempt: number; readonly retrySeconds: RetrySeconds },
): Promise<void> {
  await db.query(putBackStatement(seq, take, attempt, retrySeconds))
}

// What is in hand is due later, and yet no retry.
const depthsStatement = statement(
  'queue.depths',
  `select queue, count(*) filter (where due_at <= now() or taken_by is not null)::int as ready,
     count(*) filter (where due_at > now() and taken_by is null)::int as retrying
   from queue_messages where queue = any($1) group by 1`,
)

export interface DepthRow {
  readonly queue: string
  readonly ready: number
  readonly retrying: number
}

export const depthsOf = (db: Queryable, queues: readonly string[]): Promise<DepthRow[]> =>
  db.query(depthsStatement(queues))

const checkStatement = statement('queue.check', 'select from queue_messages limit 1')

/** Rejects when the queues cannot be read. */
export async function checkQueues(db: Queryable): Promise<void> {
  await db.query(checkStatement())
}
