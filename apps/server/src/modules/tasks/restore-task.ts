import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { writeOnce } from '../../platform/http/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { trashOn } from './delete-task.ts'
import type { TaskAnswer } from './task.ts'
import { taskView } from './task.ts'

/** Takes a task out of the trash, back to the column where it was. Emits `task.restored`. */
export function restoreTask(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id }: { id: string },
): Promise<TaskAnswer> {
  return writeOnce(
    ctx,
    actor,
    (tx) => restoreOn(tx, ctx, actor, id),
    ({ projectId }) => projectId,
  )
}

/** The same on a connection of the caller's choice. */
export async function restoreOn(
  db: Queryable,
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  actor: Actor,
  id: string,
): Promise<TaskAnswer> {
  const { json, version, projectId, role } = await trashOn(db, ctx, actor, { id, restore: true, requiredVersion: null })
  const { letter, suffix } = taskView(actor, role ?? 'viewer')
  return { id, projectId, version, body: json + suffix, view: letter }
}
