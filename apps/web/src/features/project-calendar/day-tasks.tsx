import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useCalendar } from './calendar-context.ts'
import styles from './day-tasks.module.css'
import { TaskItem } from './task-item.tsx'
import { TaskRows } from './task-rows.tsx'

interface Props {
  readonly date: CalendarDate
  readonly tasks: readonly Task[]
  /** How many lines there is place for. */
  readonly lines: number
  readonly look: 'chip' | 'row'
  readonly isTouch: boolean
}

/** The first tasks of a day, and a way to the others. */
export function DayTasks({ date, tasks, lines, look, isTouch }: Props) {
  const { activeDay } = useCalendar()
  const shown = tasks.length <= lines ? tasks : tasks.slice(0, Math.max(lines - 1, 0))
  const tabIndex = look === 'row' || activeDay === date ? 0 : -1
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.tasks} data-look={look}>
          {shown.map((task) => (
            <li key={task.id}>
              <TaskItem task={task} look={look} tabIndex={tabIndex} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < tasks.length && (
        <More date={date} tasks={tasks} count={tasks.length - shown.length} tabIndex={tabIndex} isTouch={isTouch} />
      )}
    </>
  )
}

interface MoreProps extends Pick<Props, 'date' | 'tasks' | 'isTouch'> {
  readonly count: number
  readonly tabIndex: 0 | -1
}

/** Opens all tasks of a day above the calendar. */
function More({ date, tasks, count, tabIndex, isTouch }: MoreProps) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const day = dateText(date, 'fullDay', i18n.language)
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.more}
          tabIndex={tabIndex}
          aria-label={t('calendar.moreOn', { count, date: day })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('calendar.more', { count })}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.all ?? ''} aria-label={day} onClick={(event) => event.stopPropagation()}>
        <h3>
          {day} <span>{tasks.length}</span>
        </h3>
        <div className={styles.list}>
          <TaskRows tasks={tasks} label={day} isTouch={isTouch} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
