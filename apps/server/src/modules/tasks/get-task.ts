import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { findTask } from './get-task.store.ts'
import type { TaskAnswer } from './task.ts'
import { taskView } from './task.ts'

/** One task. A task in the trash is found only when `deleted` is asked for. */
export async function getTask(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { id, deleted = false }: { id: string; deleted?: boolean },
): Promise<TaskAnswer> {
  const task = await findTask(ctx.db.read, id, actor.userId, may(actor, 'tasks:admin'))
  if (!task?.role || (task.deleted && !deleted)) throw notFound()
  const { letter, suffix } = taskView(actor, { ...task, role: task.role })
  return { id, projectId: task.projectId, version: task.version, body: task.json + suffix, view: letter }
}
