import type { Queryable } from '../platform/database/query.ts'
import { statement } from '../platform/database/query.ts'

const pingStatement = statement('health.ping', 'select 1')

/** Resolves when the database answers. */
export async function ping(db: Queryable): Promise<void> {
  await db.query(pingStatement())
}
