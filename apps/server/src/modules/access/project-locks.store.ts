import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

const lockStatement = statement(
  'projects.lock',
  'select id from projects where id = any($1) order by id for no key update',
)

/**
 * Makes changes of these projects wait for each other until the transaction ends. Locks are taken in the order
 * team, then projects by id, so that no two transactions wait for each other.
 */
export async function lockProjects(tx: Queryable, projectIds: readonly string[]): Promise<void> {
  await tx.query(lockStatement(projectIds))
}
