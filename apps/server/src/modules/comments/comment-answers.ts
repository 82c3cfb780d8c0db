import { createHash } from 'node:crypto'
import type { Comment } from '@millrace/contract'
import type { Answer } from '../../platform/http/answer.ts'
import { entityTag, ok } from '../../platform/http/answer.ts'

/**
 * The reader, the author's name and the task's project show in a comment and are not told by its version; letters made
 * of them tell, and leave the version in front for `If-Match`.
 */
export function tagOf({ version, projectId, author, can }: Comment): string {
  const seen = createHash('sha256')
    .update(JSON.stringify([projectId, author, can]))
    .digest('hex')
    .slice(0, 10)
  return entityTag(
    version,
    seen.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit))),
  )
}

export const okComment = (comment: Comment): Answer => ok(comment, { etag: tagOf(comment) })

export const createdComment = (comment: Comment): Answer => ({
  status: 201,
  body: comment,
  headers: { location: `/v1/comments/${comment.id}`, etag: tagOf(comment) },
})
