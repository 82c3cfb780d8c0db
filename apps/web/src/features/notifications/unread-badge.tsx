import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from './unread-badge.module.css'
import { unreadCountQuery } from './unread-count.ts'

/** How many notifications wait; nothing while there are none or it is not known. */
export function UnreadBadge() {
  const { t } = useTranslation()
  const { data } = useQuery(unreadCountQuery)
  if (!data || data.count === 0) return null
  const { count, hasMore } = data
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{hasMore ? `${count}+` : count}</span>
      <span className="visually-hidden">{t(hasMore ? 'app.unreadMore' : 'app.unread', { count })}</span>
    </span>
  )
}
