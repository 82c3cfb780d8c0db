import type { EventType } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Changes } from '../../platform/events/changes.ts'
import { changesOf } from '../../platform/events/changes.ts'
import type { NewEvent } from '../../platform/events/record.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { TaskPlace } from './project-tasks.store.ts'
import { lockTasks, updateTasks } from './project-tasks.store.ts'

interface TaskChanges {
  readonly ids: readonly string[]
  readonly type: Extract<EventType, `task.${string}`>
  /** The fields that change, if any, of a task as it is under its lock. */
  readonly change: (task: TaskPlace) => Partial<TaskPlace>
}

// Keeps each statement far below the time that one may take, however many tasks there are.
const batchSize = 1000

/**
 * Changes many tasks of a project with it, in the transaction of that change: what the project decides needs no right
 * to its tasks. Those that went to another project meanwhile are left out. Emits an event for each that changed.
 */
export async function changeTasks(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  actor: Actor,
  { id: projectId }: { readonly id: string },
  { ids, type, change }: TaskChanges,
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const present = await lockTasks(tx, projectId, ids.slice(start, start + batchSize))
    const changed = present.flatMap((task) => {
      const changes = changesOf(task, change(task))
      return changes ? [{ task: { ...task, ...changes.after, version: task.version + 1 }, changes }] : []
    })
    await updateTasks(
      tx,
      changed.map(({ task }) => task),
      ctx.clock.now(),
    )
    await record(ctx, tx, actor, ...changed.map(({ task, changes }) => taskEvent(type, projectId, task, changes)))
  }
}

const taskEvent = (
  type: EventType,
  projectId: string,
  { id, version }: TaskPlace,
  changes: Changes<TaskPlace>,
): NewEvent => ({ type, subjectType: 'task', subjectId: id, subjectVersion: version, projectId, ...changes })
