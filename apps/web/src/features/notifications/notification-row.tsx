import {
  IconAlertCircle,
  IconAt,
  IconCircleCheck,
  IconClock,
  IconMail,
  IconMailOpened,
  IconMessage,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText, timeAgo } from '../../shared/dates/dates.ts'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import type { Notification } from './notification-queries.ts'
import styles from './notifications.module.css'
import { sentenceOf } from './sentence.ts'

interface Props {
  readonly notification: Notification
  readonly mark: (notification: Notification, isRead: boolean) => void
}

/** One notification. Its link opens the task beside the list, and with that it is read. */
export const NotificationRow = memo(function NotificationRow({ notification, mark }: Props) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const { kind, actor, task, data, readAt } = notification
  const isUnread = readAt === null
  const sentence = sentenceOf(notification, { timeZone, language: i18n.language }, t)
  const name = t(isUnread ? 'notifications.unreadName' : 'notifications.readName', { sentence, title: task.title })
  return (
    <div className={styles.row} data-unread={isUnread || undefined} data-kind={kind}>
      <span className={styles.dot} />
      <span className={styles.who} aria-hidden="true">
        {actor ? <Avatar id={actor.id} name={actor.name} /> : <KindIcon kind={kind} size={20} />}
        {actor && (
          <span className={styles.kind}>
            <KindIcon kind={kind} size={12} />
          </span>
        )}
      </span>
      <span className={styles.text}>
        <span className={styles.sentence} dir="auto">
          <Sentence text={sentence} taskKey={task.key} />
        </span>
        <Link
          to="."
          search={(before: object) => ({ ...before, task: task.id })}
          className={styles.title}
          data-task={task.id}
          aria-label={name}
          dir="auto"
          onClick={() => isUnread && mark(notification, true)}
        >
          {task.title}
        </Link>
        {data.excerpt && (
          <span className={styles.excerpt} dir="auto">
            {data.excerpt}
          </span>
        )}
      </span>
      <When at={notification.at} />
      <Toggle isUnread={isUnread} name={sentence} toggle={() => mark(notification, isUnread)} />
    </div>
  )
})

/** A key stays in one piece. */
function Sentence({ text, taskKey }: { text: string; taskKey: string }) {
  const start = text.lastIndexOf(taskKey)
  if (start === -1) return text
  return (
    <>
      {text.slice(0, start)}
      <span className={styles.key}>{taskKey}</span>
      {text.slice(start + taskKey.length)}
    </>
  )
}

const icons = {
  mentioned: IconAt,
  assigned: IconUserCheck,
  commented: IconMessage,
  'status-changed': IconCircleCheck,
  'due-soon': IconClock,
  overdue: IconAlertCircle,
} as const

function KindIcon({ kind, size }: { kind: Notification['kind']; size: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={size < 16 ? 2 : 1.6} />
}

function When({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const { timeZone } = useMe()
  return (
    <time className={styles.when} dateTime={at} title={momentText(at, timeZone, i18n.language)}>
      {timeAgo(at, i18n.language)}
    </time>
  )
}

function Toggle({ isUnread, name, toggle }: { isUnread: boolean; name: string; toggle: () => void }) {
  const { t } = useTranslation()
  const Icon = isUnread ? IconMailOpened : IconMail
  const text = t(isUnread ? 'notifications.markRead' : 'notifications.markUnread')
  return (
    <button type="button" className={styles.toggle} aria-label={`${text}: ${name}`} title={text} onClick={toggle}>
      <Icon size={16} stroke={1.6} />
    </button>
  )
}
