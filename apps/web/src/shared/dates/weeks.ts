import type { CalendarDate } from './dates.ts'
import { addDays, weekdayOf, weekStartNumber } from './dates.ts'

type WeekStart = keyof typeof weekStartNumber

/** The first day of the week that a date is in. */
export const startOfWeek = (date: CalendarDate, weekStart: WeekStart): CalendarDate =>
  addDays(date, -((weekdayOf(date) - weekStartNumber[weekStart] + 7) % 7))

/** The seven days from a date on. */
export const weekFrom = (start: CalendarDate): CalendarDate[] =>
  Array.from({ length: 7 }, (_, index) => addDays(start, index))

/** The whole weeks that show the month of a date: four to six. */
export function monthGrid(date: CalendarDate, weekStart: WeekStart): CalendarDate[][] {
  const month = date.slice(0, 7)
  const weeks: CalendarDate[][] = []
  for (let start = startOfWeek(`${month}-01`, weekStart); start <= lastOfMonth(date); start = addDays(start, 7)) {
    weeks.push(weekFrom(start))
  }
  return weeks
}

const lastOfMonth = (date: CalendarDate): CalendarDate => {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The same day so many months later; the last one where that month is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  const last = lastOfMonth(first)
  return `${last.slice(0, 8)}${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`
}
