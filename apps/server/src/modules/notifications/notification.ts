import type { Notification, NotificationKind, TaskStatus } from '@millrace/contract'
import { excerptOf } from './excerpt.ts'

/** What is kept of what a notification is about. */
export interface NotificationData {
  readonly status?: { readonly before: TaskStatus; readonly after: TaskStatus }
  readonly due?: string
}

/** What a notification tells, with names and texts of now. */
export interface NotificationRow {
  readonly id: string
  readonly kind: NotificationKind
  readonly data: NotificationData
  readonly at: Date
  readonly readAt: Date | null
  readonly commentId: string | null
  /** The beginning of the comment. */
  readonly body: string | null
  readonly taskId: string
  readonly key: string
  readonly title: string
  readonly projectId: string
  readonly actorId: string | null
  readonly actorName: string | null
}

export const toNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind,
  task: { id: row.taskId, key: row.key, title: row.title },
  projectId: row.projectId,
  actor: row.actorId === null || row.actorName === null ? null : { id: row.actorId, name: row.actorName },
  data: {
    commentId: row.commentId,
    excerpt: row.body === null ? null : excerptOf(row.body),
    status: row.data.status ?? null,
    due: row.data.due ?? null,
  },
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})
