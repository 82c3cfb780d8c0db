import type { Comment, CommentQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { taskAccess } from '../tasks/index.ts'
import { toComment } from './comment.ts'
import { listCommentRows } from './comments.store.ts'

/** The comments of a task, oldest first. */
export async function listComments(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { taskId, query }: { taskId: string; query: CommentQuery },
): Promise<Page<Comment>> {
  const { id, ...place } = await taskAccess(ctx.db.read, actor, taskId)
  const start = pageStart(ctx.cursors, query, `comments ${actor.userId} ${id}`, 1)
  const rows = await listCommentRows(ctx.db.read, id, start)
  const comments = rows.map((row) => toComment(actor, { ...place, ...row }))
  return toPage(ctx.cursors, start, comments, (comment) => [comment.id])
}
