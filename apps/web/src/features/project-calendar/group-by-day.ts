import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dueDateOf } from '../../shared/dates/dates.ts'

export interface TasksByDay {
  readonly byDay: ReadonlyMap<CalendarDate, readonly Task[]>
  readonly undated: readonly Task[]
}

/** Tasks under the day on which they are due for somebody in that time zone, each once, in its newest version. */
export function groupByDay(tasks: readonly Task[], timeZone: string): TasksByDay {
  const newest = new Map<string, Task>()
  for (const task of tasks) {
    const known = newest.get(task.id)
    if (!known || known.version <= task.version) newest.set(task.id, task)
  }
  const byDay = new Map<CalendarDate, Task[]>()
  const undated: Task[] = []
  for (const task of newest.values()) {
    if (task.deletedAt !== null) continue
    const day = dueDateOf(task, timeZone)
    if (day === null) undated.push(task)
    else if (!byDay.get(day)?.push(task)) byDay.set(day, [task])
  }
  for (const ofDay of byDay.values()) ofDay.sort(inDay)
  return { byDay, undated }
}

/** What is open first, what has a time by its time, then what matters most. */
const inDay = (one: Task, other: Task): number =>
  Number(one.status === 'completed') - Number(other.status === 'completed') ||
  timeOf(one) - timeOf(other) ||
  other.priority - one.priority ||
  one.number - other.number

/** Without a time, after all of them. */
const timeOf = ({ dueAt }: Task): number => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt))
