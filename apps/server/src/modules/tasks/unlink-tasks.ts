import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { taskUnlinked } from './links.events.ts'
import { deleteLink, findLink } from './links.store.ts'
import { lockTask } from './move-task.store.ts'
import { assertMayEdit } from './refusals.ts'

/** Removes a link from a task that the actor may edit, whose version grows; `requiredVersion` is the task's. Emits `task.unlinked`. */
export function unlinkTasks(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { taskId, linkId, requiredVersion }: { taskId: string; linkId: string; requiredVersion: number | null },
): Promise<void> {
  const reader = { userId: actor.userId, admin: may(actor, 'tasks:admin') }
  return ctx.db.transaction(async (tx) => {
    const task = await lockTask(tx, taskId, reader.userId, reader.admin)
    if (!task?.role) throw notFound()
    const link = await findLink(tx, { ...reader, taskId: task.id }, linkId)
    if (!link) throw notFound()
    assertMayEdit(task)
    assertVersion(task.version, requiredVersion)
    const version = await deleteLink(tx, link.id, task.id, ctx.clock.now())
    if (version === undefined) throw notFound()
    await record(ctx, tx, actor, taskUnlinked({ ...task, version }, link))
  })
}
