import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { TaskOutcome } from './task-outcome.ts'
import { assertAllowed } from './task-outcome.ts'
import { trashTaskRow } from './trash.store.ts'

type Uses = Pick<Ctx, 'clock' | 'newId'>

export interface TaskInTrash {
  readonly id: string
  readonly restore: boolean
  readonly requiredVersion: number | null
}

/** Moves a task to the trash, from where it can be restored. Its subtasks stay. Emits `task.deleted`. */
export async function deleteTask(
  ctx: Uses & Pick<Ctx, 'db'>,
  actor: Actor,
  { id, requiredVersion }: Pick<TaskInTrash, 'id' | 'requiredVersion'>,
): Promise<void> {
  await trashOn(ctx.db.write, ctx, actor, { id, requiredVersion, restore: false })
}

/** Puts a task into the trash or takes it out, on a connection of the caller's choice. */
export async function trashOn(db: Queryable, ctx: Uses, actor: Actor, input: TaskInTrash): Promise<TaskOutcome> {
  const outcome = await trashTaskRow(db, { ...input, actor, now: ctx.clock.now(), eventId: ctx.newId() })
  assertAllowed(outcome)
  return outcome
}
