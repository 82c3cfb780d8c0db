import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useCalendar } from './calendar-context.ts'
import styles from './day-cell.module.css'
import { DayTasks } from './day-tasks.tsx'
import { NewTask } from './new-task.tsx'

interface Props {
  readonly date: CalendarDate
  readonly tasks: readonly Task[]
  /** How many tasks there is place for; none on a phone, where a day shows dots. */
  readonly lines: number
  /** A day of the month before or after. */
  readonly isOutside: boolean
  readonly isTouch: boolean
  readonly isLoading: boolean
}

/** A day of the grid. */
export const DayCell = memo(function DayCell({ date, tasks, lines, isOutside, isTouch, isLoading }: Props) {
  const { t, i18n } = useTranslation()
  const { today, activeDay, canCreate, goTo, newOn, startNew } = useCalendar()
  const isDots = lines === 0
  const isNew = newOn === date && !isDots
  const day = dateText(date, 'fullDay', i18n.language)
  const press = () => {
    goTo(date)
    if (!isDots) startNew(date)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens for the keys of its days.
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: told, because it is laid out as a box.
      role="gridcell"
      className={styles.cell}
      aria-current={date === today ? 'date' : undefined}
      aria-selected={date === activeDay}
      tabIndex={date === activeDay ? 0 : -1}
      data-day={date}
      data-drop-day={date}
      data-outside={isOutside || undefined}
      data-dots={isDots || undefined}
      onClick={({ target }) => isEmptyPlace(target) && press()}
    >
      <span className="visually-hidden">{`${day}, ${t('task.count', { count: tasks.length })}`}</span>
      <span className={styles.number} aria-hidden="true" data-today={date === today || undefined}>
        {dateText(date, date.endsWith('-01') && !isDots ? 'day' : 'dayOfMonth', i18n.language)}
      </span>
      {canCreate && !isDots && <IconPlus className={styles.plus} size={14} aria-hidden="true" />}
      {isLoading && !isDots && <i className={styles.skeleton} />}
      {isDots && <Dots tasks={tasks} />}
      {!isDots && (
        <DayTasks date={date} tasks={tasks} lines={Math.max(1, lines - Number(isNew))} look="chip" isTouch={isTouch} />
      )}
      {isNew && <NewTask date={date} />}
    </td>
  )
})

/** What is pressed in a day besides its tasks and buttons. */
const isEmptyPlace = (target: EventTarget) => target instanceof Element && !target.closest('a, button, input, li')

const dots = 3

function Dots({ tasks }: { tasks: readonly Task[] }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {tasks.slice(0, dots).map(({ id, status }) => (
        <i key={id} data-status={status} />
      ))}
      {tasks.length > dots && <b>+</b>}
    </span>
  )
}
