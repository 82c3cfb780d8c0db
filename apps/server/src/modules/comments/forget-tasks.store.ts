import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

// Two, because the indexes of comments are for those that were deleted or for the others.
const statements = [
  statement('comments.forget', 'delete from comments where task_id = any($1) and deleted_at is null'),
  statement('comments.forget-deleted', 'delete from comments where task_id = any($1) and deleted_at is not null'),
]

/** Removes the comments of tasks that are there no more. */
export async function forgetTasks(tx: Queryable, taskIds: readonly string[]): Promise<void> {
  for (const remove of statements) await tx.query(remove(taskIds))
}
