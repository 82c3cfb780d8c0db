import type { Workplace } from '../workplace.ts'
import { everybody } from '../workplace.ts'
import { grouped } from './grouped.ts'
import type { EventRow, State } from './read-state.ts'

/** Whom an event is told to. Between the two lies what depends on the moment at which the event was handled. */
export interface Implied {
  readonly must: ReadonlySet<string>
  readonly may: ReadonlySet<string>
}

/** What has to be there, and the event that each cause of it comes from. */
export interface Expected {
  readonly implied: ReadonlyMap<string, Implied>
  readonly eventOf: (cause: string) => string
}

/** What each event implies, by its id; those that say nothing to anybody are left out. */
export function impliedNotifications({ events, subjects }: State, workplace: Workplace): Map<string, Implied> {
  const steady = new Set([...workplace.writers, ...workplace.readers].map(({ id }) => id))
  const people = new Set(everybody(workplace).map(({ id }) => id))
  const histories = grouped(events, ({ subjectId }) => subjectId)
  const creators = new Map(subjects.map(({ id, createdBy }) => [id, createdBy]))
  const isKept = (id: string) => !(histories.get(id) ?? []).some(({ type }) => type.endsWith('.deleted'))
  const isLast = (event: EventRow, field: string) =>
    (histories.get(event.subjectId) ?? []).findLast(({ after }) => field in after)?.id === event.id

  const implied = new Map<string, Implied>()
  for (const event of events) {
    const told = event.type.startsWith('comment.') ? ofComment(event) : ofTask(event)
    if (told.may.length === 0) continue
    const others = (ids: readonly string[], among: ReadonlySet<string>) =>
      new Set(ids.filter((id) => id !== event.actorId && among.has(id)))
    implied.set(event.id, { must: others(told.must, steady), may: others(told.may, people) })
  }
  return implied

  function ofComment({ type, subjectId, after }: EventRow): { must: string[]; may: string[] } {
    if (type !== 'comment.created') return { must: [], may: [] }
    const taskId = String(after.taskId)
    const mentioned = [...String(after.body).matchAll(/\(user:([0-9a-f-]{36})\)/g)].map(([, id = '']) => id)
    const must = isKept(subjectId) && isKept(taskId) ? [...mentioned, creators.get(taskId) ?? ''] : []
    return { must, may: [...people] }
  }

  function ofTask(event: EventRow): { must: string[]; may: string[] } {
    const { subjectId, before, after } = event
    const kept = isKept(subjectId)
    const assigned = typeof after.assigneeId === 'string' ? [after.assigneeId] : []
    const isStatusChange = before.status !== undefined && after.status !== undefined
    const creator = kept && isStatusChange && isLast(event, 'status') ? [creators.get(subjectId) ?? ''] : []
    const mustAssigned = kept && isLast(event, 'assigneeId') ? assigned : []
    const mayHear = isStatusChange ? [...people] : assigned
    return { must: [...creator, ...mustAssigned], may: mayHear }
  }
}
