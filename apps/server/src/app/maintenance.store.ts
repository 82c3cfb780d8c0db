import { countOf } from '../platform/database/in-batches.ts'
import type { Queryable } from '../platform/database/query.ts'
import { statement } from '../platform/database/query.ts'

// 'mill' and 2, as the two halves of an advisory lock's key. Migrations have 1.
const lockKey = '1835625580, 2'

const tryLockStatement = statement('maintenance.try-lock', `select pg_try_advisory_xact_lock(${lockKey}) as taken`)

const removeOldKeysStatement = statement(
  'maintenance.remove-old-idempotency-keys',
  `with removed as (
     delete from idempotency_keys
     where ctid = any (array(select ctid from idempotency_keys where created_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

const removeExpiredPayloadsStatement = statement(
  'maintenance.remove-expired-oidc-payloads',
  `with removed as (
     delete from oidc_payloads
     where ctid = any (array(select ctid from oidc_payloads where expires_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

const removeEndedSessionsStatement = statement(
  'maintenance.remove-ended-sessions',
  `with removed as (
     delete from sessions
     where ctid = any (array(select ctid from sessions where idle_until <= $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

const removeSessionNotesStatement = statement(
  'maintenance.remove-expired-session-notes',
  `with removed as (
     delete from session_notes
     where ctid = any (array(select ctid from session_notes where expires_at <= $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

const strayTablesStatement = statement(
  'maintenance.stray-tables',
  `select 'tasks_default' as name where exists (select from tasks_default)
   union all select 'events_default' where exists (select from events_default)`,
)

/** Takes the lock on maintenance, to the end of the transaction, when nobody has it. */
export async function tryLockMaintenance(tx: Queryable): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(tryLockStatement())
  return row?.taken === true
}

/** Removes up to `limit` keys made before the moment. Answers how many. */
export const removeOldIdempotencyKeys = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeOldKeysStatement(before, limit)))

/** Removes up to `limit` pieces of sign-in state that expired before the moment. Answers how many. */
export const removeExpiredPayloads = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeExpiredPayloadsStatement(before, limit)))

/** Removes up to `limit` browser sessions that ended before the moment. Answers how many. */
export const removeEndedSessions = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeEndedSessionsStatement(before, limit)))

/** Removes up to `limit` sign-ins that were begun and not ended, and marks of what was used. Answers how many. */
export const removeExpiredSessionNotes = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeSessionNotesStatement(before, limit)))

/** The default partitions that hold rows: a month's partition was missing when they were written. */
export async function strayTables(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ name: string }>(strayTablesStatement())
  return rows.map(({ name }) => name)
}
