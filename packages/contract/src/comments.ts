import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, Name, PageQuery } from './common.ts'

export const CommentCan = Closed({ update: Type.Boolean(), delete: Type.Boolean() })
export type CommentCan = Static<typeof CommentCan>

/** What somebody wrote about a task; `body` is Markdown, and `projectId` is where the task is now. */
export const Comment = Closed(
  {
    id: Id,
    taskId: Id,
    projectId: Id,
    author: Closed({ id: Id, name: Type.String() }),
    body: Type.String(),
    version: Type.Integer(),
    createdAt: Instant,
    updatedAt: Instant,
    can: CommentCan,
  },
  { title: 'Comment' },
)
export type Comment = Static<typeof Comment>
export const CommentList = List(Comment)

export const CommentQuery = Closed(PageQuery)
export type CommentQuery = Static<typeof CommentQuery>

const writable = { body: Name(20_000) }

export const CreateComment = Closed(writable, { title: 'CreateComment' })
export type CreateComment = Static<typeof CreateComment>

export const UpdateComment = Closed(writable, { title: 'UpdateComment' })
export type UpdateComment = Static<typeof UpdateComment>
