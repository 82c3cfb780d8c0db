import type { Task } from '../api/api.ts'
import { dateText, localeOf, midnightOf, timeIn } from './formats.ts'
import { dateAt } from './time-zones.ts'

export type CalendarDate = string
export type DueGroup = 'overdue' | 'today' | 'upcoming' | 'none'

/** The calendar date that it is in a time zone, as YYYY-MM-DD. */
export const dateIn = (timeZone: string, at: Date = new Date()): CalendarDate => dateAt(at.getTime(), timeZone)

/** A calendar date has no time zone, so days are added in UTC, where each has 24 hours. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = new Date(midnightOf(date))
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((midnightOf(to) - midnightOf(from)) / 86_400_000)

/** 0 is Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(midnightOf(date)).getUTCDay()

type Dated = Pick<Task, 'dueOn' | 'dueAt'>

/** The day on which a task is due for somebody in that time zone. */
export const dueDateOf = ({ dueOn, dueAt }: Dated, timeZone: string): CalendarDate | null =>
  dueOn ?? (dueAt === null ? null : dateAt(Date.parse(dueAt), timeZone))

export function dueGroupOf(task: Dated, timeZone: string, now: Date = new Date()): DueGroup {
  const due = dueDateOf(task, timeZone)
  if (due === null) return 'none'
  const today = dateIn(timeZone, now)
  const isPast = task.dueAt === null ? due < today : Date.parse(task.dueAt) < now.getTime()
  if (isPast) return 'overdue'
  return due === today ? 'today' : 'upcoming'
}

/** A short date as people write it: without the year when it is this one, with the weekday when it is near. */
export function shortDate(date: CalendarDate, language: string, today: CalendarDate): string {
  const isNear = Math.abs(daysBetween(today, date)) < 7
  const weekday = isNear ? 'dayOfWeek' : 'day'
  const isThisYear = date.slice(0, 4) === today.slice(0, 4)
  return dateText(date, isThisYear ? weekday : `${weekday}AndYear`, language)
}

/** The day and time of an instant in full, at the place of the person. */
export const momentText = (instant: string, timeZone: string, language: string): string =>
  `${dateText(dateIn(timeZone, new Date(instant)), 'dayOfWeekAndYear', language)}, ${timeIn(instant, timeZone, language)}`

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const relative = new Map<string, Intl.RelativeTimeFormat>()

/** How long ago something happened, in words. */
export function timeAgo(instant: string, language: string, now: Date = new Date()): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const)
  const format = relative.get(language) ?? new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  relative.set(language, format)
  return format.format(Math.round(seconds / size), unit)
}

/** The weekday with which a person's week begins, as `weekdayOf` counts. */
export const weekStartNumber = { sunday: 0, monday: 1, saturday: 6 } as const
