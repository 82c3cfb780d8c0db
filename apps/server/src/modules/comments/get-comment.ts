import type { Comment } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { CommentRecord } from './comment.ts'
import { toComment } from './comment.ts'
import type { FoundComment, Reader } from './comments.store.ts'
import { findComment } from './comments.store.ts'

/** One comment. */
export async function getComment(ctx: Pick<Ctx, 'db'>, actor: Actor, { id }: { id: string }): Promise<Comment> {
  return toComment(actor, visible(await findComment(ctx.db.read, readerOf(actor, id))))
}

/** The actor as whoever looks for a comment. */
export const readerOf = (actor: Actor, id: string): Reader => ({
  id,
  userId: actor.userId,
  admin: may(actor, 'tasks:admin'),
})

/** The comment, or 404 when it is not there or not to be known of. */
export function visible(comment: FoundComment | undefined): CommentRecord {
  if (!comment?.role) throw notFound()
  return { ...comment, role: comment.role }
}
