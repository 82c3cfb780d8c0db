import pg from 'pg'
import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'

export type QueuePool = pg.Pool

/**
 * The connections that graphile-worker uses: one listens for new messages, the others fetch and complete. They do not
 * wait for the disk: what the relay notes after it has put messages here lies behind them in the write-ahead log, so a
 * crash that loses the messages loses the note as well, and they are put here again.
 */
export function openQueuePool(url: string, size: number, onError: (err: Error) => void): QueuePool {
  const pool = new ForgivingPool({
    connectionString: url,
    application_name: 'millrace queue',
    options: '-c timezone=UTC -c statement_timeout=10000 -c lock_timeout=5000 -c synchronous_commit=off',
    max: size,
    connectionTimeoutMillis: 5000,
    // A link on which nothing comes any more is given up.
    query_timeout: 15_000,
    keepAlive: true,
  })
  pool.on('error', onError)
  // A connection that is lent out when it is lost tells only itself.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

type Connected = Parameters<Extract<pg.Pool['connect'], (connected: never) => void>>[0]

/** graphile-worker 0.17.3 may give a connection back twice after it broke, which must not end the program. */
class ForgivingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (!connected) return super.connect()
    super.connect((err, client, release) => {
      let isReleased = false
      connected(err, client, (reason) => {
        if (!isReleased) release(reason)
        isReleased = true
      })
    })
    return undefined
  }
}

/** Whether the database answers at present. */
export const isThere = (pool: QueuePool): Promise<boolean> =>
  pool.query('select 1').then(
    () => true,
    () => false,
  )

/** A message on its way into a queue. */
export interface QueueRow {
  readonly queue: string
  readonly payload: object
  readonly delaySeconds: number
}

// 32,767 attempts are more than a message can have: the table `redeliveries` ends those that kill their workers.
const addStatement = statement(
  'broker.add',
  `select count(*) from graphile_worker.add_jobs(array(
     select (x.queue, x.payload, null, now() + x."delaySeconds" * interval '1 second', 32767, null, 0, null)
       ::graphile_worker.job_spec
     from jsonb_to_recordset($1) as x(queue text, payload json, "delaySeconds" integer)))`,
)

export async function addToQueues(db: Queryable, rows: readonly QueueRow[]): Promise<void> {
  await db.query(addStatement(JSON.stringify(rows)))
}

const depthsStatement = statement(
  'broker.depths',
  `select task_identifier as queue, count(*) filter (where run_at <= now())::int as ready,
     count(*) filter (where run_at > now())::int as retrying
   from graphile_worker.jobs where task_identifier = any($1) group by 1`,
)

export interface DepthRow {
  readonly queue: string
  readonly ready: number
  readonly retrying: number
}

export const depthsOf = (db: Queryable, queues: readonly string[]): Promise<DepthRow[]> =>
  db.query(depthsStatement(queues))

// A worker that has just begun to take messages may not have said so yet.
const releaseStatement = statement(
  'broker.release-abandoned',
  `with seen as (
     insert into broker_workers (id, seen_at) select id, now() from unnest($1::text[]) alive (id)
     on conflict (id) do update set seen_at = now()),
   forgotten as (delete from broker_workers where seen_at < now() - interval '1 hour'),
   abandoned as (
     select array_agg(distinct locked_by) as ids from graphile_worker.jobs
     where locked_at < now() - interval '10 seconds' and locked_by <> all ($1) and not exists (
       select from broker_workers where id = locked_by and seen_at > now() - $2 * interval '1 second'))
   select graphile_worker.force_unlock_workers(ids), ids from abandoned where ids is not null`,
)

/** Says that these workers are alive, and takes from those that were not heard of what they have. Answers their ids. */
export async function releaseAbandoned(
  db: Queryable,
  alive: readonly string[],
  silentSeconds: number,
): Promise<readonly string[]> {
  const [row] = await db.query<{ ids: string[] }>(releaseStatement(alive, silentSeconds))
  return row?.ids ?? []
}

const unlockStatement = statement('broker.unlock', 'select graphile_worker.force_unlock_workers($1::text[])')

/** Gives what a worker holds to others. */
export async function unlock(pool: QueuePool, workerId: string): Promise<void> {
  await pool.query(unlockStatement([workerId]))
}
