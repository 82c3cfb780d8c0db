import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { trashOn } from './delete-task.ts'
import type { TaskAnswer } from './task.ts'
import { answerWith } from './task-outcome.ts'

/** Takes a task out of the trash, back to the column where it was. A parent that went to another project stays there. Emits `task.restored`. */
export function restoreTask(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: { id: string; requiredVersion: number | null },
): Promise<TaskAnswer> {
  return writeOnce(
    ctx,
    actor,
    (tx) => restoreOn(tx, ctx, actor, id, requiredVersion),
    ({ projectId }) => [projectId],
  )
}

/** The same on a connection of the caller's choice. */
export async function restoreOn(
  db: Queryable,
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  actor: Actor,
  id: string,
  requiredVersion: number | null,
): Promise<TaskAnswer> {
  return answerWith(actor, id, await trashOn(db, ctx, actor, { id, restore: true, requiredVersion }))
}
