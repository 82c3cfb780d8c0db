import type { TaskStatus } from '@millrace/contract'
import { taskStatuses } from '@millrace/contract'
import Format from 'typebox/format'
import { Unprocessable } from '../../platform/events/consumer.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { mentionedIn, newlyMentioned } from './mentions.ts'

/** What an event has to say to whom. */
export interface Reasons {
  readonly taskId: string
  readonly commentId: string | null
  /** One text mentions a person once, however often the mention is taken out and put in again. */
  readonly mentionCause: string
  /** Those who follow the task from now on because they take part in it. */
  readonly joining: readonly string[]
  /** Whom it is about. */
  readonly direct: readonly Reason[]
  /** What everybody else who follows the task is told. */
  readonly followers: 'commented' | 'status-changed' | null
  readonly status: { readonly before: TaskStatus; readonly after: TaskStatus } | null
}

interface Reason {
  readonly userId: string
  readonly kind: 'mentioned' | 'assigned'
}

/** Reads an event; null when it says nothing to anybody. Throws `Unprocessable` for what no event of ours says. */
export function reasonsOf(event: DomainEvent): Reasons | null {
  // A task that comes again is the same to whom it concerns.
  if (event.data.continues !== undefined) return null
  const reasons = event.subjectType === 'comment' ? reasonsOfComment(event) : reasonsOfTask(event)
  return reasons.joining.length + reasons.direct.length > 0 || reasons.followers ? reasons : null
}

function reasonsOfTask({ subjectId, data: { before = {}, after = {} } }: DomainEvent): Reasons {
  const taskId = idOf(subjectId)
  const assignee = after.assigneeId == null ? null : idOf(after.assigneeId)
  const mentioned = newlyMentioned(textOf(before.description) ?? '', textOf(after.description) ?? '')
  // A new task has a status, but nobody has changed it.
  const [was, is] = [statusOf(before.status), statusOf(after.status)]
  const status = was && is && was !== is ? { before: was, after: is } : null
  return {
    taskId,
    commentId: null,
    mentionCause: `mention/${taskId}`,
    joining: [...(assignee === null ? [] : [assignee]), ...mentioned],
    direct: [
      ...mentioned.map((userId) => ({ userId, kind: 'mentioned' }) as const),
      ...(assignee === null ? [] : [{ userId: assignee, kind: 'assigned' } as const]),
    ],
    followers: status && 'status-changed',
    status,
  }
}

function reasonsOfComment({ type, subjectId, actorId, data: { before = {}, after = {} } }: DomainEvent): Reasons {
  const body = textOf(after.body) ?? ''
  const isNew = type === 'comment.created'
  const mentioned = isNew ? mentionedIn(body) : newlyMentioned(textOf(before.body) ?? '', body)
  return {
    taskId: idOf(after.taskId),
    commentId: idOf(subjectId),
    mentionCause: `mention/${subjectId}`,
    joining: isNew ? [actorId, ...mentioned] : mentioned,
    direct: mentioned.map((userId) => ({ userId, kind: 'mentioned' })),
    followers: isNew ? 'commented' : null,
    status: null,
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function idOf(value: unknown): string {
  if (typeof value === 'string' && Format.IsUuid(value)) return value
  throw new Unprocessable('The event names what has no id of ours.')
}

function statusOf(value: unknown): TaskStatus | undefined {
  const status = taskStatuses.find((known) => known === value)
  if (status !== undefined || value === undefined) return status
  throw new Unprocessable('The event names a status that no task has.')
}
