import type { TaskStatus } from '@millrace/contract'
import type { DomainEvent } from '../../platform/events/event.ts'
import { mentionedIn, newlyMentioned } from './mentions.ts'

/** What an event has to say to whom. */
export interface Reasons {
  readonly taskId: string
  readonly commentId: string | null
  /** Those who follow the task from now on because they take part in it. */
  readonly joining: readonly string[]
  /** Whom it is about, the most telling reason each. */
  readonly direct: readonly Reason[]
  /** What everybody else who follows the task is told. */
  readonly followers: 'commented' | 'status-changed' | null
  readonly status: { readonly before: TaskStatus; readonly after: TaskStatus } | null
}

interface Reason {
  readonly userId: string
  readonly kind: 'mentioned' | 'assigned'
}

/** Reads an event; null when it says nothing to anybody. */
export function reasonsOf(event: DomainEvent): Reasons | null {
  // A task that comes again is the same to whom it concerns.
  if (event.data.continues !== undefined) return null
  const reasons = event.subjectType === 'comment' ? reasonsOfComment(event) : reasonsOfTask(event)
  return reasons.joining.length + reasons.direct.length > 0 || reasons.followers ? reasons : null
}

function reasonsOfTask({ subjectId, data: { before = {}, after = {} } }: DomainEvent): Reasons {
  const assignee = textOf(after.assigneeId)
  const mentioned = newlyMentioned(textOf(before.description) ?? '', textOf(after.description) ?? '')
  // A new task has a status, but nobody has changed it.
  const changed = before.status !== undefined && after.status !== undefined && before.status !== after.status
  const status = changed ? { before: before.status as TaskStatus, after: after.status as TaskStatus } : null
  return {
    taskId: subjectId,
    commentId: null,
    joining: [...(assignee === null ? [] : [assignee]), ...mentioned],
    direct: mostTelling([
      ...mentioned.map((userId) => ({ userId, kind: 'mentioned' }) as const),
      ...(assignee === null ? [] : [{ userId: assignee, kind: 'assigned' } as const]),
    ]),
    followers: status && 'status-changed',
    status,
  }
}

function reasonsOfComment({ type, subjectId, actorId, data: { before = {}, after = {} } }: DomainEvent): Reasons {
  const body = textOf(after.body) ?? ''
  const isNew = type === 'comment.created'
  const mentioned = isNew ? mentionedIn(body) : newlyMentioned(textOf(before.body) ?? '', body)
  return {
    taskId: textOf(after.taskId) ?? '',
    commentId: subjectId,
    joining: isNew ? [actorId, ...mentioned] : mentioned,
    direct: mentioned.map((userId) => ({ userId, kind: 'mentioned' })),
    followers: isNew ? 'commented' : null,
    status: null,
  }
}

/** Of the reasons of one person the first. */
const mostTelling = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.toReversed().map((reason) => [reason.userId, reason])).values(),
]

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
