import { IconCalendarPlus, IconPencil, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { dateIn, shortDate } from '../dates/dates.ts'
import { useMe } from '../people/me.ts'
import styles from './task-row.module.css'

const columns = {
  start: { Icon: IconPlayerPlay, text: 'task.startsOn', at: ({ startOn, startAt }: Task) => startOn ?? startAt },
  created: { Icon: IconCalendarPlus, text: 'task.createdOn', at: ({ createdAt }: Task) => createdAt },
  updated: { Icon: IconPencil, text: 'task.updatedOn', at: ({ updatedAt }: Task) => updatedAt },
} as const

/** When something about a task was or will be, apart from when it is due. The mark tells one column from another. */
export function TaskDay({ task, column }: { task: Task; column: keyof typeof columns }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const { Icon, text, at } = columns[column]
  const value = at(task)
  if (value === null) return <span className={styles.day} />
  // A calendar date is that date everywhere; an instant falls on a day of the person's.
  const day = value.length === 10 ? value : dateIn(timeZone, new Date(value))
  const date = shortDate(day, i18n.language, dateIn(timeZone))
  return (
    <time className={styles.day} dateTime={value} title={t(text, { date })}>
      <Icon size={13} stroke={1.5} role="img" aria-label={t(text, { date: '' }).trim()} />
      {date}
    </time>
  )
}
