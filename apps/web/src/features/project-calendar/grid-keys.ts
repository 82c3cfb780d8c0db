import type { KeyboardEvent } from 'react'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays } from '../../shared/dates/dates.ts'
import { addMonths } from '../../shared/dates/weeks.ts'
import type { Calendar } from './calendar-context.ts'

type Weeks = readonly (readonly CalendarDate[])[]

/**
 * Arrow keys go from day to day, Home and End to the ends of a week, Page Up and Page Down to another month. Enter
 * goes to the first task of a day, or makes one; inside a day, up and down go from task to task and Escape leaves it.
 */
export function onGridKey(event: KeyboardEvent<HTMLElement>, calendar: Calendar, weeks: Weeks): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const target = event.target as HTMLElement
  const cell = target.closest<HTMLElement>('[role="gridcell"]')
  const date = cell?.dataset.day
  if (!cell || date === undefined) return
  const isHandled = target === cell ? onDayKey(event, cell, date, calendar) : onTaskKey(event, cell)
  const next = isHandled ? undefined : dayAfter(event.key, date, weeks)
  if (next !== undefined) calendar.focusDay(next)
  else if (!isHandled && event.key === 'Escape' && target !== cell) calendar.focusDay(date)
  else if (!isHandled) return
  event.preventDefault()
}

const rtl = () => document.documentElement.dir === 'rtl'

function dayAfter(key: string, date: CalendarDate, weeks: Weeks): CalendarDate | undefined {
  const forward = rtl() ? -1 : 1
  const week = weeks.find((days) => days.includes(date))
  const step = { ArrowLeft: -forward, ArrowRight: forward, ArrowUp: -7, ArrowDown: 7 }[key]
  if (step !== undefined) return addDays(date, step)
  return {
    Home: week?.[0],
    End: week?.at(-1),
    PageUp: addMonths(date, -1),
    PageDown: addMonths(date, 1),
  }[key]
}

const stopsIn = (cell: HTMLElement) => [...cell.querySelectorAll<HTMLElement>('a[data-task], button')]

function onDayKey({ key }: KeyboardEvent, cell: HTMLElement, date: CalendarDate, calendar: Calendar): boolean {
  const [first] = stopsIn(cell)
  if (key === 'Enter' && first) first.focus()
  else if (key === 'Enter' || key === 'n') calendar.startNew(date)
  else return false
  return true
}

/** Between the tasks of a day; above the first is the day itself. */
function onTaskKey({ key, target }: KeyboardEvent, cell: HTMLElement): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step === undefined) return false
  const stops = stopsIn(cell)
  const next = stops.indexOf(target as HTMLElement) + step
  if (next < 0) cell.focus()
  else stops[next]?.focus()
  return true
}
