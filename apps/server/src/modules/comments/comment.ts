import type { Comment, ProjectRole } from '@millrace/contract'
import type { Principal } from '../../platform/identity/actor.ts'
import { commentCan } from './comments.policy.ts'

/** A comment as it is kept, with its author's name. */
export interface CommentRow {
  readonly id: string
  readonly taskId: string
  readonly authorId: string
  readonly authorName: string
  readonly body: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The project that a comment's task is in, and how the actor stands to it. */
export interface CommentPlace {
  readonly projectId: string
  readonly role: ProjectRole
  readonly archived: boolean
}

export type CommentRecord = CommentRow & CommentPlace

export const toComment = (actor: Principal, record: CommentRecord): Comment => ({
  id: record.id,
  taskId: record.taskId,
  projectId: record.projectId,
  author: { id: record.authorId, name: record.authorName },
  body: record.body,
  version: record.version,
  createdAt: record.createdAt.toISOString(),
  updatedAt: record.updatedAt.toISOString(),
  can: commentCan(actor, record),
})
