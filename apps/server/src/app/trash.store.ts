import type { Queryable } from '../platform/database/query.ts'
import { statement } from '../platform/database/query.ts'

const lockTasksStatement = statement(
  'trash.lock-old-tasks',
  'select id from tasks where deleted_at < $1 limit $2 for update skip locked',
)

/** Up to `limit` tasks that were put into the trash before the moment, kept there until the transaction ends. */
export async function lockOldTasks(tx: Queryable, before: Date, limit: number): Promise<string[]> {
  return (await tx.query<{ id: string }>(lockTasksStatement(before, limit))).map(({ id }) => id)
}

const lockProjectStatement = statement(
  'trash.lock-old-project',
  'select id from projects where deleted_at < $1 and inbox_of is null order by deleted_at limit 1 for update skip locked',
)

/** A project that was deleted before the moment, kept so until the transaction ends. */
export async function lockOldProject(tx: Queryable, before: Date): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(lockProjectStatement(before))
  return row?.id
}

// Two halves, because the indexes of tasks are for those in the trash or for the others.
const lockTasksOfStatement = statement(
  'trash.lock-tasks-of-project',
  `select id from tasks where id = any (array(
     (select id from tasks where project_id = $1 and deleted_at is null limit $2)
     union all
     (select id from tasks where project_id = $1 and deleted_at is not null limit $2)
     limit $2)) and project_id = $1
   for update`,
)

export async function lockTasksOf(tx: Queryable, projectId: string, limit: number): Promise<string[]> {
  return (await tx.query<{ id: string }>(lockTasksOfStatement(projectId, limit))).map(({ id }) => id)
}

const removeStatements = [
  statement('trash.remove-comments', 'delete from comments where task_id = any($1) and deleted_at is null'),
  statement('trash.remove-deleted-comments', 'delete from comments where task_id = any($1) and deleted_at is not null'),
  statement('trash.remove-links', 'delete from task_links where source_task_id = any($1)'),
  statement('trash.remove-backlinks', 'delete from task_links where target_task_id = any($1)'),
  statement('trash.remove-reminders', 'delete from task_reminders where task_id = any($1)'),
  statement('trash.remove-notifications', 'delete from notifications where task_id = any($1)'),
  statement('trash.remove-tasks', 'delete from tasks where id = any($1)'),
]

/** Removes tasks with everything that belongs to them. What happened to them stays in the log of events. */
export async function removeTasks(tx: Queryable, ids: readonly string[]): Promise<void> {
  for (const remove of removeStatements) await tx.query(remove(ids))
}

const removeProjectStatements = [
  statement('trash.remove-counter', 'delete from project_counters where project_id = $1'),
  statement('trash.remove-project', 'delete from projects where id = $1'),
]

/** Removes a project that holds no task, with its members, columns and labels. */
export async function removeProject(tx: Queryable, id: string): Promise<void> {
  for (const remove of removeProjectStatements) await tx.query(remove(id))
}
