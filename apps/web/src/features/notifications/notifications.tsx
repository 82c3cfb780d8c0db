import { Button } from '@mantine/core'
import { IconChecks, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { NotificationList } from './notification-list.tsx'
import type { Notification } from './notification-queries.ts'
import { markAllRead } from './notification-queries.ts'
import styles from './notifications.module.css'
import { unreadCountQuery } from './unread-count.ts'
import { useInbox } from './use-inbox.ts'

const route = getRouteApi('/notifications')

/** What happened to the person's tasks, newest first. */
export function Notifications() {
  const { show } = route.useSearch()
  return <Inbox key={show} isUnread={show === 'unread'} />
}

function Inbox({ isUnread }: { isUnread: boolean }) {
  const { t } = useTranslation()
  const { notifications, rest, error, retry, mark, forgetRead } = useInbox(isUnread)
  const readAll = (newest: Notification) => void markAllRead(newest).finally(forgetRead)
  const newest = notifications?.[0]
  return (
    <>
      <PlaceHeader title={t('app.notifications')}>
        <Filter />
        <ReadAll run={newest && (() => readAll(newest))} />
        <Link
          to="/settings"
          hash="notifications"
          className={styles.tool}
          aria-label={t('notifications.choose')}
          title={t('notifications.choose')}
        >
          <IconSettings size={17} stroke={1.6} />
        </Link>
      </PlaceHeader>
      {!notifications && error !== null && <Failure error={error} retry={retry} />}
      {!notifications && error === null && <Skeletons count={8} />}
      {notifications?.length === 0 && (
        <Empty title={t(isUnread ? 'notifications.noneUnread' : 'notifications.none')}>
          {t(isUnread ? 'notifications.noneUnreadLead' : 'notifications.noneLead')}
        </Empty>
      )}
      {notifications && notifications.length > 0 && (
        <NotificationList notifications={notifications} rest={rest} mark={mark} />
      )}
    </>
  )
}

function Filter() {
  const { t } = useTranslation()
  const choices = [
    { name: t('notifications.all'), show: undefined },
    { name: t('notifications.unread'), show: 'unread' },
  ] as const
  return (
    <nav className={styles.filter} aria-label={t('notifications.filter')}>
      {choices.map(({ name, show }) => (
        <Link
          key={name}
          to="/notifications"
          search={({ task }: { task?: string }) => ({ ...(task && { task }), ...(show && { show }) })}
          activeOptions={{ exact: true }}
          replace
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

/** Everything up to the newest one in view. */
function ReadAll({ run }: { run: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { data } = useQuery(unreadCountQuery)
  return (
    <Button
      variant="default"
      size="sm"
      className={styles.readAll ?? ''}
      leftSection={<IconChecks size={16} stroke={1.6} aria-hidden="true" />}
      disabled={!run || data?.count === 0}
      onClick={run}
    >
      {t('notifications.readAll')}
    </Button>
  )
}
