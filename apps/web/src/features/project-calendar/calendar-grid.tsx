import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useCalendar } from './calendar-context.ts'
import styles from './calendar-grid.module.css'
import type { CalendarTasks } from './calendar-queries.ts'
import type { CalendarSpan } from './calendar-search.ts'
import { DayCell } from './day-cell.tsx'
import { onGridKey } from './grid-keys.ts'

interface Props {
  readonly label: string
  readonly weeks: readonly (readonly CalendarDate[])[]
  readonly span: CalendarSpan
  /** The month that is shown, as YYYY-MM. */
  readonly month: string
  readonly tasks: CalendarTasks
  /** On a phone a day shows dots; its tasks stand below. */
  readonly isDots: boolean
  readonly isTouch: boolean
}

const none: readonly never[] = []

/** Weeks below each other, seven days side by side. Arrow keys go from day to day, Tab goes through the tasks of one. */
export function CalendarGrid({ label, weeks, span, month, tasks, isDots, isTouch }: Props) {
  const { i18n } = useTranslation()
  const calendar = useCalendar()
  const grid = useRef<HTMLTableElement>(null)
  const fitting = useLines(grid, weeks.length)
  const lines = span === 'week' ? linesOfWeek : fitting
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of ARIA is a table that can be walked in.
      role="grid"
      aria-label={label}
      className={styles.grid}
      data-span={span}
      data-dots={isDots || undefined}
      onKeyDown={(event) => onGridKey(event, calendar, weeks)}
    >
      <thead>
        <tr className={styles.names}>
          {weeks[0]?.map((date) => (
            <th key={date} scope="col" abbr={dateText(date, 'fullWeekday', i18n.language)}>
              {dateText(date, 'weekday', i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days, week) => (
          <tr key={days[0]} className={styles.week}>
            {days.map((date, day) => (
              <DayCell
                key={date}
                date={date}
                tasks={tasks.byDay.get(date) ?? none}
                lines={isDots ? 0 : lines}
                isOutside={span === 'month' && !date.startsWith(month)}
                isTouch={isTouch}
                isLoading={tasks.isPending && (week * 3 + day * 2) % 5 < 2}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A day of a week scrolls; what does not fit into that many is one press away. */
const linesOfWeek = 40
const lineHeight = 24
/** The number of the day and the edges. */
const besideLines = 32

/** How many lines a day has place for. */
function useLines(grid: { current: HTMLElement | null }, weeks: number): number {
  const [lines, setLines] = useState(3)
  useLayoutEffect(() => {
    const week = grid.current?.querySelector('tbody tr')
    if (!week || weeks === 0) return
    const measure = () => setLines(Math.max(1, Math.floor((week.clientHeight - besideLines) / lineHeight)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(week)
    return () => observer.disconnect()
  }, [grid, weeks])
  return lines
}
