import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeTasks } from './change-tasks.ts'
import type { TaskPlace, TasksOf } from './project-tasks.store.ts'
import { taskIdsWithLabel } from './project-tasks.store.ts'

/** Takes a label off every task of a project. Emits `task.updated` for each. */
export async function removeLabelFromTasks(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  actor: Actor,
  project: TasksOf,
  labelId: string,
): Promise<void> {
  const ids = await taskIdsWithLabel(tx, project, labelId)
  const remove = ({ labelIds }: TaskPlace) =>
    labelIds.includes(labelId) ? { labelIds: labelIds.filter((id) => id !== labelId) } : {}
  await changeTasks(ctx, tx, actor, project, { ids, type: 'task.updated', change: remove })
}
