import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'

const heldStatement = statement(
  'leader.held',
  `select exists (
     select from pg_locks where locktype = 'advisory' and classid = 1835625580 and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())) as held`,
)

/** Whether some process holds the lock with that number. */
export async function isLockHeld(db: Queryable, number: number): Promise<boolean> {
  const [row] = await db.query<{ held: boolean }>(heldStatement(number))
  return row?.held === true
}
