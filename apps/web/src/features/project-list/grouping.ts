import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays, dueGroupOf } from '../../shared/dates/dates.ts'
import { priorityLevels } from '../../shared/tasks/priority.ts'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import type { ListGroup } from './list-search.ts'

/** Tasks below one heading, and what asks the API for them, perhaps among others. */
export interface TaskGroup {
  readonly id: string
  readonly filter: TaskFilter
}

/** What a project has to group by, in the order of the headings. */
export interface Facts {
  readonly columnIds: readonly string[]
  readonly labelIds: readonly string[]
  /** The person who looks comes first. */
  readonly personIds: readonly string[]
  readonly meId: string
  readonly timeZone: string
  readonly today: CalendarDate
}

/** How tasks are put below headings: every task is below exactly one. */
interface Grouping {
  readonly groups: (base: TaskFilter, facts: Facts) => readonly TaskGroup[]
  readonly groupOf: (task: Task, facts: Facts) => string
}

/** The id of the group for what the project has no word for. */
export const none = 'none'
/** Who was assigned a task and has left the project since. */
export const others = 'others'

const statuses = ['in-progress', 'pending', 'completed'] as const
const open = ['in-progress', 'pending'] as const
/** The last day that the API knows; what has no date counts as due after every day. */
const lastDay = '2999-12-31'

/** Both, where a filter names some and a group others; nothing when that is impossible. */
const among = <Value>(asked: readonly Value[] | undefined, own: readonly Value[]): Value[] =>
  own.filter((value) => !asked || asked.includes(value))

export const groupings: Record<ListGroup, Grouping> = {
  status: {
    groups: (base) => among(base.status, statuses).map((status) => ({ id: status, filter: { status: [status] } })),
    groupOf: ({ status }) => status,
  },
  priority: {
    groups: (base) =>
      among(base.priority, [...priorityLevels].reverse()).map((level) => ({
        id: String(level),
        filter: { priority: [level] },
      })),
    groupOf: ({ priority }) => String(priority),
  },
  column: {
    groups: (_base, { columnIds }) => columnIds.map((id) => ({ id, filter: { column: id } })),
    groupOf: ({ columnId }) => columnId,
  },
  assignee: { groups: assigneeGroups, groupOf: assigneeOf },
  label: {
    // No filter of the API finds tasks without a label, so those are picked out of all.
    groups: ({ label = [] }, { labelIds }) => [
      ...labelIds.map((id) => ({ id, filter: { label: [...new Set([...label, id])] } })),
      ...(label.length === 0 ? [{ id: none, filter: {} }] : []),
    ],
    // The first of several, because a task has one place in a list.
    groupOf: (task, { labelIds }) => labelIds.find((id) => task.labelIds.includes(id)) ?? none,
  },
  due: { groups: dueGroups, groupOf: dueOf },
}

function assigneeGroups({ assignee }: TaskFilter, { personIds, meId }: Facts): TaskGroup[] {
  if (assignee !== undefined) return [{ id: assignee === 'me' ? meId : assignee, filter: { assignee } }]
  const people = [...personIds, none].map((id) => ({ id, filter: { assignee: id } }))
  return [...people, { id: others, filter: {} }]
}

function assigneeOf({ assigneeId }: Task, { personIds }: Facts): string {
  if (assigneeId === null) return none
  return personIds.includes(assigneeId) ? assigneeId : others
}

/**
 * What is due is asked for with a day more on both sides: the days of the API are those of UTC, and the person's may
 * begin up to 14 hours earlier or 12 later. `groupOf` then decides.
 */
function dueGroups({ status }: TaskFilter, { today }: Facts): TaskGroup[] {
  const ranges = [
    { id: 'overdue', filter: { due_to: addDays(today, 1) } },
    { id: 'today', filter: { due_from: addDays(today, -1), due_to: addDays(today, 1) } },
    { id: 'upcoming', filter: { due_from: today, due_to: lastDay } },
    { id: none, filter: { due_from: lastDay } },
  ]
  const openOnes = among(status, open)
  const isOpenAsked = openOnes.length > 0
  const isDoneAsked = among(status, ['completed'] as const).length > 0
  return [
    ...(isOpenAsked ? ranges.map(({ id, filter }) => ({ id, filter: { ...filter, status: openOnes } })) : []),
    ...(isDoneAsked ? [{ id: 'completed', filter: { status: ['completed' as const] } }] : []),
  ]
}

/** What is done is late no longer, whenever it was due. */
function dueOf(task: Task, { timeZone }: Facts): string {
  return task.status === 'completed' ? 'completed' : dueGroupOf(task, timeZone)
}
