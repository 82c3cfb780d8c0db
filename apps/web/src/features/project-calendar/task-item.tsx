import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { addDays, dueDateOf, dueGroupOf } from '../../shared/dates/dates.ts'
import { timeIn } from '../../shared/dates/formats.ts'
import { toggleCompleted } from '../../shared/tasks/edit-task.ts'
import { StatusCircle } from '../../shared/tasks/status-circle.tsx'
import { useCalendar } from './calendar-context.ts'
import styles from './task-item.module.css'
import { useTaskDrag } from './use-task-drag.ts'

interface Props {
  readonly task: Task
  /** A chip stands in a day of the grid, a row in a list. */
  readonly look: 'chip' | 'row'
  readonly tabIndex?: 0 | -1
}

const keySteps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A task on its day. The link opens it beside the calendar; with Alt, arrow keys take it to another day. */
export function TaskItem({ task, look, tabIndex = 0 }: Props) {
  const { t, i18n } = useTranslation()
  const { timeZone, activeDay, moveByKey } = useCalendar()
  const element = useRef<HTMLDivElement>(null)
  useTaskDrag(element, task)
  const time = task.dueAt === null ? null : timeIn(task.dueAt, timeZone, i18n.language)
  const isLate = task.status !== 'completed' && dueGroupOf(task, timeZone) === 'overdue'
  const facts = [
    time === null ? task.title : `${time} ${task.title}`,
    isLate ? t('due.overdue') : null,
    t(`status.${task.status}`),
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? keySteps[event.key] : undefined
    if (step !== undefined && task.can.update) {
      const day = dueDateOf(task, timeZone)
      moveByKey(task, day === null ? activeDay : addDays(day, step))
    } else if (event.key === 'e' && task.can.update) void toggleCompleted(task)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={element}
      className={styles[look]}
      data-status={task.status}
      data-late={isLate || undefined}
      data-calendar-task={task.id}
    >
      {look === 'row' ? <StatusCircle task={task} /> : <i className={styles.mark} aria-hidden="true" />}
      <Link
        to="."
        search={(before: object) => ({ ...before, task: task.id })}
        className={styles.link}
        data-task={task.id}
        draggable={false}
        tabIndex={tabIndex}
        aria-label={facts.filter((fact) => fact !== null).join(', ')}
        aria-describedby="calendar-hint"
        title={task.title}
        onKeyDown={onKeyDown}
      >
        {time !== null && <time dateTime={task.dueAt ?? ''}>{time}</time>} <span dir="auto">{task.title}</span>
      </Link>
    </div>
  )
}
