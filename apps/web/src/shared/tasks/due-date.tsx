import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { dateIn, daysBetween, dueDateOf, dueGroupOf, shortDate } from '../dates/dates.ts'
import { timeIn } from '../dates/formats.ts'
import { useMe } from '../people/me.ts'
import styles from './marks.module.css'

/** When a task is due, as short as it can be said. */
export function DueDate({ task }: { task: Task }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const due = dueDateOf(task, timeZone)
  if (due === null) return null
  const today = dateIn(timeZone)
  const group = task.status === 'completed' ? 'upcoming' : dueGroupOf(task, timeZone)
  const near = { '-1': t('due.yesterday'), 0: t('due.today'), 1: t('due.tomorrow') }[daysBetween(today, due)]
  const day = near ?? shortDate(due, i18n.language, today)
  const date = task.dueAt === null ? day : `${day}, ${timeIn(task.dueAt, timeZone, i18n.language)}`
  return (
    <time
      className={styles.due}
      data-group={group}
      dateTime={task.dueAt ?? due}
      title={t(group === 'overdue' ? 'due.was' : 'due.on', { date })}
    >
      {near === undefined ? day : date}
    </time>
  )
}
