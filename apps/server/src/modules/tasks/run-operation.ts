import type { BatchOperation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { apart } from '../../platform/database/savepoint.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { trashOn } from './delete-task.ts'
import { moveOn } from './move-task.ts'
import { restoreOn } from './restore-task.ts'
import type { TaskAnswer } from './task.ts'
import { lockProjectOfTask } from './task-locks.store.ts'
import { updateOn } from './update-task.ts'

/** An operation of a batch on a task that is there. */
export type Change = Exclude<BatchOperation, { create: unknown }>

/** Carries out one operation of a batch; answers the task, or null when it is in the trash now. */
export async function runOperation(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  tx: Transaction,
  actor: Actor,
  operation: Change,
): Promise<TaskAnswer | null> {
  if ('update' in operation) {
    const { id, version, set } = operation.update
    if (set.parentId) await lockProjectOfTask(tx, id)
    return updateOn(tx, ctx, actor, { id, patch: set, requiredVersion: version ?? null })
  }
  if ('delete' in operation) {
    requirePermission(actor, 'tasks:delete')
    const { id, version } = operation.delete
    await trashOn(tx, ctx, actor, { id, restore: false, requiredVersion: version ?? null })
    return null
  }
  if ('restore' in operation) {
    requirePermission(actor, 'tasks:delete')
    return restoreOn(tx, ctx, actor, operation.restore.id, null)
  }
  const { id, to } = operation.move
  const move = () => moveOn(tx, ctx, actor, { id, to, requiredVersion: null })
  // Subtasks follow to another project, and when one cannot, none of them goes.
  return to.projectId === undefined ? move() : apart(tx, move)
}
