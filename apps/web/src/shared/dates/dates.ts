import type { Task } from '../api/api.ts'

export type CalendarDate = string
export type DueGroup = 'overdue' | 'today' | 'upcoming' | 'none'

/** The calendar date that it is in a time zone, as YYYY-MM-DD. */
export function dateIn(timeZone: string, at: Date = new Date()): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(at)
}

/** A calendar date has no time zone, so days are added in UTC, where each has 24 hours. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** 0 is Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

type Dated = Pick<Task, 'dueOn' | 'dueAt'>

/** The day on which a task is due for somebody in that time zone. */
export const dueDateOf = ({ dueOn, dueAt }: Dated, timeZone: string): CalendarDate | null =>
  dueOn ?? (dueAt === null ? null : dateIn(timeZone, new Date(dueAt)))

export function dueGroupOf(task: Dated, timeZone: string, now: Date = new Date()): DueGroup {
  const due = dueDateOf(task, timeZone)
  if (due === null) return 'none'
  const today = dateIn(timeZone, now)
  const isPast = task.dueAt === null ? due < today : Date.parse(task.dueAt) < now.getTime()
  if (isPast) return 'overdue'
  return due === today ? 'today' : 'upcoming'
}

/** A short date as people write it: without the year when it is this one. */
export function shortDate(date: CalendarDate, language: string, today: CalendarDate): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const isNear = Math.abs(daysBetween(today, date)) < 7
  const weekday = isNear ? ({ weekday: 'short' } as const) : {}
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...year,
    ...weekday,
  })
  return format.format(new Date(`${date}T00:00:00Z`))
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago something happened, in words. */
export function timeAgo(instant: string, language: string, now: Date = new Date()): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const)
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** The weekday with which a person's week begins, as `weekdayOf` counts. */
export const weekStartNumber = { sunday: 0, monday: 1, saturday: 6 } as const
