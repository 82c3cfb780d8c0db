import type { UpdateTask } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { orReplay } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { rankAtEnd } from '../../platform/rank/rank.ts'
import { refusalOf } from './refusals.ts'
import type { TaskAnswer } from './task.ts'
import { settled } from './task.ts'
import { lockProjectOfTask } from './task-locks.store.ts'
import { answerWith, assertAllowed } from './task-outcome.ts'
import { updateTaskRow } from './update-task.store.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

export interface TaskPatch {
  readonly id: string
  readonly patch: UpdateTask
  /** The version that the actor saw, or null when any will do. */
  readonly requiredVersion: number | null
}

/**
 * Changes the fields that the patch names and no others, so that edits of different fields both survive. A patch
 * that changes nothing keeps the version. Emits `task.updated`, `task.assigned` or `task.completed`.
 */
export async function updateTask(ctx: Uses, actor: Actor, input: TaskPatch): Promise<TaskAnswer> {
  const write = () =>
    // Two tasks made parents of each other at once would be a circle that neither sees.
    input.patch.parentId
      ? ctx.db.transaction(async (tx) => {
          await lockProjectOfTask(tx, input.id)
          return updateOn(tx, ctx, actor, input)
        })
      : updateOn(ctx.db.write, ctx, actor, input)
  return actor.once ? orReplay(ctx.db, actor, actor.once, write) : write()
}

/** The same on a connection of the caller's choice, such as a transaction. */
export async function updateOn(db: Queryable, ctx: Uses, actor: Actor, input: TaskPatch): Promise<TaskAnswer> {
  const now = ctx.clock.now()
  const outcome = await updateTaskRow(db, {
    id: input.id,
    patch: settled(input.patch),
    actor,
    now,
    eventId: ctx.newId(),
    requiredVersion: input.requiredVersion,
    rank: rankAtEnd(now.getTime()),
  })
  assertAllowed(outcome)
  const refused = refusalOf(outcome)
  if (refused) throw refused
  return answerWith(actor, input.id, outcome)
}
