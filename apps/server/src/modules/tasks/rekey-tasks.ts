import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeTasks } from './change-tasks.ts'
import type { TaskPlace, TasksOf } from './project-tasks.store.ts'
import { setCounterKey, taskIdsOf } from './project-tasks.store.ts'

/** Gives every task of a project the key that follows from the project's. Emits `task.updated` for each. */
export async function rekeyTasks(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  actor: Actor,
  project: TasksOf & { readonly key: string },
): Promise<void> {
  // Waits for tasks that are being created, and makes the next ones wait and take the new key.
  await setCounterKey(tx, project.id, project.key)
  const ids = await taskIdsOf(tx, project)
  const rename = ({ number }: TaskPlace) => ({ key: `${project.key}-${number}` })
  await changeTasks(ctx, tx, actor, project, { ids, type: 'task.updated', change: rename })
}
