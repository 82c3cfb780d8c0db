import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

/** What a project decides about its tasks: how they are called, where they lie, which labels they may have. */
export interface TaskPlace {
  readonly id: string
  readonly number: number
  readonly key: string
  readonly columnId: string
  readonly rank: string
  readonly labelIds: readonly string[]
  readonly version: number
}

/** A project, and the id that none of its tasks is below. */
export interface TasksOf {
  readonly id: string
  readonly floorTaskId: string
}

const counterKeyStatement = statement(
  'tasks.set-counter-key',
  'update project_counters set key = $2 where project_id = $1',
)

export async function setCounterKey(tx: Queryable, projectId: string, key: string): Promise<void> {
  await tx.query(counterKeyStatement(projectId, key))
}

const changeBoardStatement = statement(
  'tasks.change-board',
  'update project_counters set board_version = board_version + 1 where project_id = $1',
)

/**
 * Says that a column or label is about to go: waits for tasks that are being created, and makes those that wait look at
 * the board again.
 */
export async function changeBoard(tx: Queryable, projectId: string): Promise<void> {
  await tx.query(changeBoardStatement(projectId))
}

// Two halves, because the indexes of tasks are for those in the trash or for the others.
const idsStatement = statement(
  'tasks.ids-of-project',
  `select id from tasks where project_id = $1 and id >= $2 and deleted_at is null
   union all
   select id from tasks where project_id = $1 and id >= $2 and deleted_at is not null
   order by id`,
)

/** Every task of the project, those in the trash too. */
export async function taskIdsOf(tx: Queryable, { id, floorTaskId }: TasksOf): Promise<string[]> {
  return (await tx.query<{ id: string }>(idsStatement(id, floorTaskId))).map((task) => task.id)
}

const idsWithLabelStatement = statement(
  'tasks.ids-with-label',
  `select id from tasks
   where label_ids @> array[$3::uuid] and label_ids <> '{}' and project_id = $1 and id >= $2 and deleted_at is null
   union all
   select id from tasks where label_ids @> array[$3::uuid] and project_id = $1 and id >= $2 and deleted_at is not null
   order by id`,
)

/** Every task with the label, those in the trash too. */
export async function taskIdsWithLabel(
  tx: Queryable,
  { id, floorTaskId }: TasksOf,
  labelId: string,
): Promise<string[]> {
  return (await tx.query<{ id: string }>(idsWithLabelStatement(id, floorTaskId, labelId))).map((task) => task.id)
}

const idsInColumnStatement = statement(
  'tasks.ids-in-column',
  `select id, false as deleted, rank from tasks
   where project_id = $1 and id >= $2 and column_id = $3 and deleted_at is null
   union all
   select id, true, rank from tasks where project_id = $1 and id >= $2 and column_id = $3 and deleted_at is not null
   order by rank, id`,
)

/** Every task of a column from top to bottom, those in the trash too. */
export const tasksInColumn = (
  tx: Queryable,
  { id, floorTaskId }: TasksOf,
  columnId: string,
): Promise<{ id: string; deleted: boolean }[]> => tx.query(idsInColumnStatement(id, floorTaskId, columnId))

const lockStatement = statement(
  'tasks.lock-places',
  `select id, number, key, column_id as "columnId", rank, label_ids as "labelIds", version
   from tasks where id = any($2) and project_id = $1
   order by id for no key update`,
)

/** Those of the tasks that are in the project, unchanged by others until the transaction ends. */
export const lockTasks = (tx: Queryable, projectId: string, ids: readonly string[]): Promise<TaskPlace[]> =>
  tx.query<TaskPlace>(lockStatement(projectId, ids))

const updateStatement = statement(
  'tasks.update-places',
  `update tasks t set key = c.key, column_id = c."columnId", rank = c.rank, label_ids = c."labelIds",
     version = c.version, updated_at = $3
   from jsonb_to_recordset($2) as c(
     id uuid, key text, "columnId" uuid, rank text, "labelIds" uuid[], version integer)
   where t.id = any($1) and t.id = c.id`,
)

/** Stores locked tasks under the versions that they have here. */
export async function updateTasks(tx: Queryable, tasks: readonly TaskPlace[], now: Date): Promise<void> {
  const ids = tasks.map(({ id }) => id)
  await tx.query(updateStatement(ids, JSON.stringify(tasks), now))
}
