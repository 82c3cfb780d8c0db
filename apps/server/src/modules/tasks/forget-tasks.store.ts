import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

const statements = [
  statement('tasks.forget-links', 'delete from task_links where source_task_id = any($1)'),
  statement('tasks.forget-backlinks', 'delete from task_links where target_task_id = any($1)'),
  statement('tasks.forget', 'delete from tasks where id = any($1)'),
]

/** Removes tasks for good, with their links. What happened to them stays in the log of events. */
export async function forgetTasks(tx: Queryable, ids: readonly string[]): Promise<void> {
  for (const remove of statements) await tx.query(remove(ids))
}
