import type { Comment, UpdateComment } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toComment } from './comment.ts'
import { commentUpdated } from './comments.events.ts'
import { assertCommentCan } from './comments.policy.ts'
import { lockComment, updateCommentRow } from './comments.store.ts'
import { readerOf, visible } from './get-comment.ts'

/**
 * Changes what the actor wrote. The same text again keeps the version. `requiredVersion` is the one that the actor
 * saw, or null when any will do. Emits `comment.updated`.
 */
export function updateComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, patch, requiredVersion }: { id: string; patch: UpdateComment; requiredVersion: number | null },
): Promise<Comment> {
  return writeOnce(
    ctx,
    actor,
    async (tx) => {
      const comment = visible(await lockComment(tx, readerOf(actor, id)))
      assertCommentCan(actor, 'update', comment)
      assertVersion(comment.version, requiredVersion)
      if (patch.body === comment.body) return toComment(actor, comment)
      const now = ctx.clock.now()
      const version = await updateCommentRow(tx, comment.id, patch.body, now)
      const updated = { ...comment, ...patch, version, updatedAt: now }
      await record(ctx, tx, actor, commentUpdated(comment, updated))
      return toComment(actor, updated)
    },
    ({ projectId }) => [projectId],
  )
}
