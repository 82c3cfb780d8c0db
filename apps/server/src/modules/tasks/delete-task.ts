import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { stale } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { assertMayEdit } from './refusals.ts'
import type { TrashOutcome } from './trash.store.ts'
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
export async function trashOn(db: Queryable, ctx: Uses, actor: Actor, input: TaskInTrash): Promise<TrashOutcome> {
  const outcome = await trashTaskRow(db, { ...input, actor, now: ctx.clock.now(), eventId: ctx.newId() })
  if (!outcome) throw notFound()
  assertMayEdit(outcome)
  if (!outcome.versionMatches) throw stale(outcome.version)
  return outcome
}
