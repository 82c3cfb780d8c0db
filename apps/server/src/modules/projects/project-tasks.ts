import type { EventType } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { NewEvent } from '../../platform/events/record.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { rankAtEnd } from '../../platform/rank/rank.ts'
import type { Change, ProjectRecord } from './project.ts'
import { changeBetween } from './project.ts'
import type { TaskPlace } from './project-tasks.store.ts'
import { lockTasks, setCounterKey, taskIdsOf, taskIdsWithLabel, updateTasks } from './project-tasks.store.ts'

type Uses = Pick<Ctx, 'clock' | 'newId'>
type Project = Pick<ProjectRecord, 'id' | 'key' | 'floorTaskId'>

/** Gives every task of the project the key that follows from the project's. Emits `task.updated` for each. */
export async function rekeyTasks(ctx: Uses, tx: Queryable, actor: Actor, project: Project): Promise<void> {
  // Waits for tasks that are being created, and makes the next ones wait and take the new key.
  await setCounterKey(tx, project.id, project.key)
  const ids = await taskIdsOf(tx, project)
  const rename = ({ number }: TaskPlace) => ({ key: `${project.key}-${number}` })
  await changeTasks(ctx, tx, actor, project, { ids, type: 'task.updated', change: rename })
}

interface ColumnMove {
  readonly from: string
  readonly to: string
  readonly taskIds: readonly string[]
}

/** Puts tasks of one column at the end of another, in the order given. Emits `task.moved` for each. */
export async function moveTasksToColumn(
  ctx: Uses,
  tx: Queryable,
  actor: Actor,
  project: Project,
  { from, to, taskIds }: ColumnMove,
): Promise<void> {
  const now = ctx.clock.now().getTime()
  const ranks = new Map(taskIds.map((id) => [id, rankAtEnd(now)]))
  const move = ({ id, columnId, rank }: TaskPlace) =>
    columnId === from ? { columnId: to, rank: ranks.get(id) ?? rank } : {}
  await changeTasks(ctx, tx, actor, project, { ids: taskIds, type: 'task.moved', change: move })
}

/** Takes a label off every task of the project. Emits `task.updated` for each. */
export async function removeLabelFromTasks(
  ctx: Uses,
  tx: Queryable,
  actor: Actor,
  project: Project,
  labelId: string,
): Promise<void> {
  const ids = await taskIdsWithLabel(tx, project, labelId)
  const remove = ({ labelIds }: TaskPlace) =>
    labelIds.includes(labelId) ? { labelIds: labelIds.filter((id) => id !== labelId) } : {}
  await changeTasks(ctx, tx, actor, project, { ids, type: 'task.updated', change: remove })
}

interface TaskChanges {
  readonly ids: readonly string[]
  readonly type: Extract<EventType, `task.${string}`>
  /** The fields that change, if any, of a task as it is under its lock. */
  readonly change: (task: TaskPlace) => Partial<TaskPlace>
}

// Keeps each statement far below the time that one may take, however many tasks there are.
const batchSize = 1000

async function changeTasks(
  ctx: Uses,
  tx: Queryable,
  actor: Actor,
  { id: projectId }: Project,
  { ids, type, change }: TaskChanges,
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const present = await lockTasks(tx, projectId, ids.slice(start, start + batchSize))
    const changes = present.flatMap((task) => {
      const difference = changeBetween(task, change(task))
      return difference ? [{ task: { ...task, ...difference.after, version: task.version + 1 }, difference }] : []
    })
    await updateTasks(
      tx,
      changes.map(({ task }) => task),
      ctx.clock.now(),
    )
    await record(ctx, tx, actor, ...changes.map(({ task, difference }) => taskEvent(type, projectId, task, difference)))
  }
}

const taskEvent = (type: EventType, projectId: string, { id, version }: TaskPlace, change: Change): NewEvent => ({
  type,
  subjectType: 'task',
  subjectId: id,
  subjectVersion: version,
  projectId,
  ...change,
})
