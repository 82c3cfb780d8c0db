import { createContext, useContext } from 'react'
import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'

/** What every part of a calendar knows and can do. */
export interface Calendar {
  readonly projectId: string
  readonly timeZone: string
  readonly today: CalendarDate
  readonly canCreate: boolean
  /** The day that the keyboard is on; on a phone, the one whose tasks are shown. */
  readonly activeDay: CalendarDate
  readonly goTo: (date: CalendarDate) => void
  /** Gives the focus to a day. */
  readonly focusDay: (date: CalendarDate) => void
  /** Gives a task another day, or none, and says so. */
  readonly move: (task: Task, date: CalendarDate | null) => void
  /** The same, and the focus goes along. */
  readonly moveByKey: (task: Task, date: CalendarDate) => void
  /** The day that has the field for a new task. */
  readonly newOn: CalendarDate | null
  readonly startNew: (date: CalendarDate | null) => void
}

const CalendarContext = createContext<Calendar | null>(null)
export const CalendarProvider = CalendarContext.Provider

export function useCalendar(): Calendar {
  const calendar = useContext(CalendarContext)
  if (!calendar) throw new Error('outside a calendar')
  return calendar
}
