import i18next from 'i18next'
import type { Task, TaskChange } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateIn, dueDateOf, shortDate } from '../../shared/dates/dates.ts'
import { moveToDate } from '../../shared/dates/time-zones.ts'
import { tell } from '../../shared/notices/notices.tsx'
import { editTask } from '../../shared/tasks/edit-task.ts'
import { outdateTasks, showChange } from '../../shared/tasks/task-cache.ts'
import { taskQuery } from '../../shared/tasks/task-queries.ts'
import { offerUndo } from '../../shared/undo/undo.ts'
import { carry, holdCarried } from './calendar-queries.ts'

/** Another day, at the same time of day; null for no day. */
function dueChange({ dueAt }: Pick<Task, 'dueAt'>, date: CalendarDate | null, timeZone: string): TaskChange {
  if (date === null || dueAt === null) return { dueOn: date, dueAt: null }
  return { dueOn: null, dueAt: moveToDate(dueAt, date, timeZone) }
}

interface Waiting {
  readonly base: Task
  readonly date: CalendarDate | null
  readonly timer: ReturnType<typeof setTimeout>
  readonly timeZone: string
  readonly letGo: () => void
}

/** So that a task taken along by several presses of a key is saved once, and undone at once. */
const restMilliseconds = 350
const waiting = new Map<string, Waiting>()

/** Shows a task on another day at once, and saves it when it has come to rest. */
export function moveTask(task: Task, date: CalendarDate | null, timeZone: string): void {
  const before = waiting.get(task.id)
  const base = before?.base ?? task
  clearTimeout(before?.timer)
  const letGo = before?.letGo ?? holdCarried()
  carry(task)
  showChange(task.id, dueChange(base, date, timeZone))
  const timer = setTimeout(() => void save(task.id), restMilliseconds)
  waiting.set(task.id, { base, date, timer, timeZone, letGo })
}

/** Saves what has not come to rest yet, because the calendar is being left. */
export const saveMoves = (): void => {
  for (const id of waiting.keys()) void save(id)
}

async function save(id: string): Promise<void> {
  const move = waiting.get(id)
  if (!move) return
  waiting.delete(id)
  clearTimeout(move.timer)
  const { base, date, timeZone, letGo } = move
  const { dueOn, dueAt } = base
  // What is shown becomes what was, so that a refusal leads back to it.
  showChange(id, { dueOn, dueAt })
  if (dueDateOf(base, timeZone) === date) return letGo()
  const result = await editTask(base, dueChange(base, date, timeZone))
  letGo()
  if (result.saved) tellMoved(base, date, timeZone)
  else if (result.theirs) offerToInsist(result.theirs, date, timeZone)
  outdateTasks(base.projectId, 'all')
}

const inWords = (date: CalendarDate | null, timeZone: string) =>
  date === null ? i18next.t('due.none') : shortDate(date, i18next.language, dateIn(timeZone))

function tellMoved(base: Task, date: CalendarDate | null, timeZone: string): void {
  const { id, title, dueOn, dueAt } = base
  offerUndo({
    title: i18next.t('calendar.moved', { date: inWords(date, timeZone) }),
    message: title,
    undo: async () => {
      const saved = queryClient.getQueryData(taskQuery(id).queryKey)
      const result = await editTask(saved ?? base, { dueOn, dueAt })
      if (!result.saved && result.theirs) offerToInsist(result.theirs, dueDateOf(base, timeZone), timeZone)
    },
  })
}

/** Somebody else gave the task another day meanwhile: theirs is kept, and the person may insist. */
function offerToInsist(theirs: Task, date: CalendarDate | null, timeZone: string): void {
  tell({
    title: i18next.t('calendar.conflict', { title: theirs.title }),
    message: i18next.t('calendar.theirs', { date: inWords(dueDateOf(theirs, timeZone), timeZone) }),
    isFailure: true,
    action: {
      name: i18next.t('calendar.insist', { date: inWords(date, timeZone) }),
      run: () => moveTask(theirs, date, timeZone),
    },
  })
}
