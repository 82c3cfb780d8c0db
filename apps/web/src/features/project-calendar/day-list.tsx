import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { useCalendar } from './calendar-context.ts'
import type { CalendarTasks } from './calendar-queries.ts'
import styles from './day-list.module.css'
import { DayTasks } from './day-tasks.tsx'
import { NewTask } from './new-task.tsx'
import { TaskRows } from './task-rows.tsx'

interface Props {
  readonly date: CalendarDate
  readonly tasks: CalendarTasks
}

const none: readonly never[] = []

/** The tasks of the chosen day, below the dots of a month. */
export function ChosenDay({ date, tasks }: Props) {
  const { t, i18n } = useTranslation()
  const ofDay = tasks.byDay.get(date) ?? none
  return (
    <Day date={date} count={ofDay.length} isAlone>
      {tasks.isPending && <Skeletons count={3} />}
      {!tasks.isPending && ofDay.length === 0 && <p className={styles.empty}>{t('calendar.free')}</p>}
      <TaskRows tasks={ofDay} label={dateText(date, 'fullDay', i18n.language)} isTouch />
    </Day>
  )
}

const firstLines = 30

/** A week as a list of its days. */
export function WeekList({ days, tasks }: { days: readonly CalendarDate[]; tasks: CalendarTasks }) {
  return (
    <div className={styles.week}>
      {days.map((date) => {
        const ofDay = tasks.byDay.get(date) ?? none
        return (
          <Day key={date} date={date} count={ofDay.length}>
            <DayTasks date={date} tasks={ofDay} lines={firstLines} look="row" isTouch />
          </Day>
        )
      })}
    </div>
  )
}

interface DayProps {
  readonly date: CalendarDate
  readonly count: number
  readonly isAlone?: boolean
  readonly children: ReactNode
}

function Day({ date, count, isAlone = false, children }: DayProps) {
  const { t, i18n } = useTranslation()
  const { today, canCreate, newOn, startNew } = useCalendar()
  const day = dateText(date, 'fullDay', i18n.language)
  return (
    <section
      className={styles.day}
      aria-label={`${day}, ${t('task.count', { count })}`}
      data-alone={isAlone || undefined}
      data-drop-day={date}
    >
      <header className={styles.heading} data-today={date === today || undefined}>
        <h3>{dateText(date, 'fullWeekdayAndDay', i18n.language)}</h3>
        {canCreate && (
          <button type="button" aria-label={t('calendar.newOn', { date: day })} onClick={() => startNew(date)}>
            <IconPlus size={18} aria-hidden="true" />
          </button>
        )}
      </header>
      {newOn === date && <NewTask date={date} />}
      {children}
    </section>
  )
}
