import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

const statements = [
  statement('notifications.forget-followers', 'delete from task_followers where task_id = any($1)'),
  statement('notifications.forget-reminders', 'delete from task_reminders where task_id = any($1)'),
  statement('notifications.forget-tasks', 'delete from notifications where task_id = any($1)'),
]

/** Removes what people chose and were told about tasks that are there no more. */
export async function forgetTasks(tx: Queryable, taskIds: readonly string[]): Promise<void> {
  for (const remove of statements) await tx.query(remove(taskIds))
}
