import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays, weekdayOf } from '../../shared/dates/dates.ts'

/** A date at the beginning of some words, and how many of them it takes. */
export interface ReadDate {
  readonly date: CalendarDate
  readonly words: number
}

const dayOffsets = new Map(Object.entries({ today: 0, heute: 0, tomorrow: 1, morgen: 1, übermorgen: 2 }))

const weekdays = [
  ['sunday', 'sonntag'],
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag'],
]

const unitDays = new Map([
  ...['day', 'days', 'tag', 'tage', 'tagen'].map((unit) => [unit, 1] as const),
  ...['week', 'weeks', 'woche', 'wochen'].map((unit) => [unit, 7] as const),
])

/** Reads “tomorrow”, “friday”, “in 3 days”, “next week”, “2026-12-24” or “24.12.”, in English and German. */
export function readDate(words: readonly string[], today: CalendarDate): ReadDate | null {
  const [first = '', second = '', third = ''] = words.slice(0, 3).map((word) => word.toLowerCase())
  const days = first === 'in' && /^\d{1,3}$/.test(second) ? unitDays.get(third) : undefined
  if (days !== undefined) return { date: addDays(today, Number(second) * days), words: 3 }
  if (['next week', 'nächste woche'].includes(`${first} ${second}`)) return { date: nextWeekday(1, today), words: 2 }
  const date = wordDate(first, today)
  return date === null ? null : { date, words: 1 }
}

function wordDate(word: string, today: CalendarDate): CalendarDate | null {
  const offset = dayOffsets.get(word)
  if (offset !== undefined) return addDays(today, offset)
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return isDate(word) ? word : null
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(word) ?? []
  if (day && month) return nextDate(day.padStart(2, '0'), month.padStart(2, '0'), year, today)
  const weekday = weekdays.findIndex((names) => names.includes(word))
  return weekday === -1 ? null : nextWeekday(weekday, today)
}

/** The next day of that name; on a Friday, “friday” is in a week. */
const nextWeekday = (weekday: number, today: CalendarDate): CalendarDate =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

/** Without a year, the next time that this day comes. */
function nextDate(day: string, month: string, year: string | undefined, today: CalendarDate): CalendarDate | null {
  const thisYear = Number(today.slice(0, 4))
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)]
  const dates = years.map((each) => `${each}-${month}-${day}`).filter(isDate)
  return dates.find((date) => year !== undefined || date >= today) ?? null
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
