import type { NewEvent } from '../../platform/events/record.ts'
import type { CommentRecord } from './comment.ts'

type Version = Pick<CommentRecord, 'id' | 'projectId' | 'version'>

const comment = ({ id, projectId, version }: Version) =>
  ({ subjectType: 'comment', subjectId: id, subjectVersion: version, projectId }) as const

const content = ({ taskId, authorId, body }: CommentRecord) => ({ taskId, authorId, body })

export const commentCreated = (created: CommentRecord): NewEvent => ({
  type: 'comment.created',
  ...comment(created),
  after: content(created),
})

/** Names the task and the author although they stay: whoever is told must not need to ask. */
export const commentUpdated = (before: CommentRecord, after: CommentRecord): NewEvent => ({
  type: 'comment.updated',
  ...comment(after),
  before: content(before),
  after: content(after),
})

/** `version` is the one that the deletion makes. */
export const commentDeleted = (deleted: CommentRecord, version: number): NewEvent => ({
  type: 'comment.deleted',
  ...comment({ ...deleted, version }),
  before: content(deleted),
})
