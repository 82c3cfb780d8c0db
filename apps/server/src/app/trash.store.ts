import type { Queryable } from '../platform/database/query.ts'
import { statement } from '../platform/database/query.ts'

const lockTasksStatement = statement(
  'trash.lock-old-tasks',
  'select id from tasks where deleted_at < $1 order by deleted_at limit $2 for update skip locked',
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

const removeProjectStatements = [
  statement('trash.remove-counter', 'delete from project_counters where project_id = $1'),
  statement('trash.remove-project', 'delete from projects where id = $1'),
]

/** Removes a project that holds no task, with its members, columns and labels. */
export async function removeProject(tx: Queryable, id: string): Promise<void> {
  for (const remove of removeProjectStatements) await tx.query(remove(id))
}
