import sql, { empty, raw } from 'sql-template-tag'
import type { Transaction } from '../../platform/database/database.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { JobRecord, Outcome, TakenJob } from './job.ts'

const columns = `id, kind, requested_by as "requestedBy", needs, state, done::float8 as done, total::float8 as total, result,
  error, attempts, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  cancel_requested_at as "cancelRequestedAt"`

const insertStatement = statement(
  'jobs.insert',
  `insert into jobs (id, kind, requested_by, permissions, origin, input, needs) values ($1, $2, $3, $4, $5, $6, $7)
   returning ${columns}`,
)

/** A job as it is asked for. */
export interface NewJob {
  readonly id: string
  readonly kind: string
  readonly requestedBy: string
  readonly permissions: readonly string[]
  readonly needs: string | null
  readonly origin: object
  readonly input: object
}

export async function insertJob(tx: Transaction, { id, kind, requestedBy, ...job }: NewJob): Promise<JobRecord> {
  const [inserted] = await tx.query<JobRecord>(
    insertStatement(id, kind, requestedBy, job.permissions, job.origin, job.input, job.needs),
  )
  return inserted as JobRecord
}

const findStatement = statement('jobs.find', `select ${columns} from jobs where id = $1`)

export async function findJob(db: Queryable, id: string): Promise<JobRecord | undefined> {
  const [job] = await db.query<JobRecord>(findStatement(id))
  return job
}

/** The jobs that somebody asked for and may see with these permissions, newest first. */
export function listJobRows(
  db: Queryable,
  { userId, permissions }: Pick<Principal, 'userId' | 'permissions'>,
  { after, limit, offset }: PageStart,
): Promise<JobRecord[]> {
  const further = after === null ? empty : sql`and id < ${after[0]}::uuid`
  return db.query<JobRecord>(
    sql`select ${raw(columns)} from jobs where requested_by = ${userId}::uuid
        and (needs is null or needs = any (${[...permissions]}::text[])) ${further}
      order by id desc limit ${limit + 1} offset ${offset}`,
  )
}

const lockStatement = statement('jobs.lock', `select ${columns} from jobs where id = $1 for no key update`)

export async function lockJob(tx: Transaction, id: string): Promise<JobRecord | undefined> {
  const [job] = await tx.query<JobRecord>(lockStatement(id))
  return job
}

// One that waits ends here; one that runs is ended by its worker, or by who takes it over.
const cancelStatement = statement(
  'jobs.cancel',
  `update jobs set cancel_requested_at = coalesce(cancel_requested_at, now()),
     finished_at = case when state = 'queued' then now() end,
     state = case when state = 'queued' then 'cancelled' else state end
   where id = $1 and state in ('queued', 'running') returning ${columns}`,
)

/** Cancels a locked job that has not ended. */
export async function cancelJobRow(tx: Transaction, id: string): Promise<JobRecord | undefined> {
  const [job] = await tx.query<JobRecord>(cancelStatement(id))
  return job
}

// A job whose worker was lost comes back when the lease ends. It may have been cancelled meanwhile, or killed its
// worker too often: then it ends here.
const takeStatement = statement(
  'jobs.take',
  `with next as (
     select id, case when cancel_requested_at is not null then 'cancelled'
       when attempts >= $3 then 'failed' else 'running' end as state
     from jobs where state in ('queued', 'running') and due_at <= now() and kind = any ($1::text[])
     order by due_at limit 1 for no key update skip locked)
   update jobs j set state = next.state, lease_token = lease_token + 1,
     attempts = attempts + (next.state = 'running')::int,
     started_at = coalesce(started_at, now()),
     due_at = now() + make_interval(secs => $2),
     finished_at = case when next.state <> 'running' then now() end,
     error = case when next.state = 'failed' then coalesce(error, $4) end
   from next where j.id = next.id
   returning j.id, j.kind, j.requested_by as "requestedBy", j.permissions, j.origin, j.input, j.state, j.checkpoint,
     j.attempts, j.lease_token as "leaseToken"`,
)

type Taken = TakenJob & Pick<JobRecord, 'state'>

interface Taking {
  readonly kinds: readonly string[]
  readonly leaseSeconds: number
  readonly mostAttempts: number
  /** What is said of a job whose workers all died. */
  readonly lastError: object
}

/** Takes the job that has waited longest, if there is one; it may have ended by being taken. */
export async function takeJob(
  db: Queryable,
  { kinds, leaseSeconds, mostAttempts, lastError }: Taking,
): Promise<Taken | undefined> {
  const [taken] = await db.query<Taken>(takeStatement(kinds, leaseSeconds, mostAttempts, lastError))
  return taken
}

const fence = `where id = $1 and lease_token = $2 and state = 'running'`
const renewStatement = statement(
  'jobs.renew',
  `update jobs set due_at = now() + make_interval(secs => $3) ${fence}
   returning cancel_requested_at is not null as "isCancelled"`,
)

/** What a worker with a lease hears when it writes. */
export interface Lease {
  readonly isCancelled: boolean
}
type Holder = Pick<TakenJob, 'id' | 'leaseToken'>

/** Renews a lease, and in a transaction keeps the job from everybody else to its end. Undefined: the job was lost. */
export async function renewLease(
  db: Queryable,
  { id, leaseToken }: Holder,
  seconds: number,
): Promise<Lease | undefined> {
  const [lease] = await db.query<Lease>(renewStatement(id, leaseToken, seconds))
  return lease
}

const progressStatement = statement(
  'jobs.progress',
  `update jobs set done = $3, total = $4 ${fence} returning cancel_requested_at is not null as "isCancelled"`,
)

export async function writeProgress(
  db: Queryable,
  { id, leaseToken }: Holder,
  done: number,
  total: number | null,
): Promise<Lease | undefined> {
  const [lease] = await db.query<Lease>(progressStatement(id, leaseToken, done, total))
  return lease
}

const checkpointStatement = statement(
  'jobs.checkpoint',
  `update jobs set checkpoint = $3 ${fence} returning cancel_requested_at is not null as "isCancelled"`,
)

export async function writeCheckpoint(
  db: Queryable,
  { id, leaseToken }: Holder,
  checkpoint: unknown,
): Promise<Lease | undefined> {
  const [lease] = await db.query<Lease>(checkpointStatement(id, leaseToken, JSON.stringify(checkpoint)))
  return lease
}

const endStatement = statement(
  'jobs.end',
  `update jobs set state = $3, result = $4, error = $5, finished_at = now(), checkpoint = null ${fence} returning 1`,
)
// A cancelled job that was not over when its worker stopped is over now.
const giveBackStatement = statement(
  'jobs.give-back',
  `update jobs set state = case when cancel_requested_at is null then 'queued' else 'cancelled' end,
     finished_at = case when cancel_requested_at is not null then now() end,
     error = coalesce($3, error), due_at = now() + make_interval(secs => $4), attempts = attempts - $5::int
   ${fence} returning 1`,
)

/** Writes what came of a run. False when the job was lost before. */
export async function writeOutcome(db: Queryable, { id, leaseToken }: Holder, outcome: Outcome): Promise<boolean> {
  const query =
    outcome.state === 'queued'
      ? giveBackStatement(...[id, leaseToken, outcome.error ?? null, outcome.pauseSeconds], Number(!outcome.isAttempt))
      : endStatement(
          ...[id, leaseToken, outcome.state],
          outcome.state === 'succeeded' ? outcome.result : null,
          outcome.state === 'failed' ? outcome.error : null,
        )
  return (await db.query(query)).length > 0
}

const purgeStatement = statement(
  'jobs.purge',
  `with removed as (
     delete from jobs where ctid = any (array(select ctid from jobs where finished_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

/** Removes up to `limit` jobs that ended before the moment. Answers how many. */
export async function removeOldJobs(db: Queryable, before: Date, limit: number): Promise<number> {
  const [removed] = await db.query<{ count: number }>(purgeStatement(before, limit))
  return removed?.count ?? 0
}
