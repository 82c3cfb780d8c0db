import type { Comment } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { assertNotArchived, assertProjectRole } from '../projects/index.ts'
import { taskAccess } from '../tasks/index.ts'
import { toComment } from './comment.ts'
import { commentCreated } from './comments.events.ts'
import { insertComment } from './comments.store.ts'

/** Adds a comment to a task where the actor is at least a commenter. Emits `comment.created`. */
export function createComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { taskId, body }: { taskId: string; body: string },
): Promise<Comment> {
  return writeOnce(
    ctx,
    actor,
    async (tx) => {
      const { id, projectId, role, archived } = await taskAccess(tx, actor, taskId)
      assertProjectRole({ role }, 'commenter', 'comment')
      assertNotArchived({ archived })
      const now = ctx.clock.now()
      const comment = { id: ctx.newId(), taskId: id, projectId, authorId: actor.userId, body, createdAt: now }
      const authorName = await insertComment(tx, comment)
      if (authorName === undefined) throw notFound()
      const created = { ...comment, authorName, version: 1, updatedAt: now, role, archived }
      await record(ctx, tx, actor, commentCreated(created))
      return toComment(actor, created)
    },
    ({ projectId }) => [projectId],
  )
}
