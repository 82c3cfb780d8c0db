import type { Ctx } from '../../platform/context.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { commentDeleted } from './comments.events.ts'
import { assertCommentCan } from './comments.policy.ts'
import { deleteCommentRow, lockComment } from './comments.store.ts'
import { readerOf, visible } from './get-comment.ts'

/** Deletes a comment of the actor's own, or anybody's in a project of which the actor is an owner. Emits `comment.deleted`. */
export function deleteComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: { id: string; requiredVersion: number | null },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const comment = visible(await lockComment(tx, readerOf(actor, id)))
    assertCommentCan(actor, 'delete', comment)
    assertVersion(comment.version, requiredVersion)
    const version = await deleteCommentRow(tx, comment.id, ctx.clock.now())
    await record(ctx, tx, actor, commentDeleted(comment, version))
  })
}
