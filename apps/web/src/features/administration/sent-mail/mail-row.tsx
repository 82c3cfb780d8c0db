import { IconLock, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { timeAgo } from '../../../shared/dates/dates.ts'
import styles from '../row.module.css'
import { useMoment } from '../use-moment.ts'
import type { Mail } from './mail-queries.ts'

/** A mail by its subject: to whom it went, and when. */
export function MailRow({ mail, open }: { mail: Mail; open: () => void }) {
  const { t, i18n } = useTranslation()
  const moment = useMoment()
  const { to, sentAt, isAccountLetter, isReadable } = mail
  const subject = mail.subject || t(isReadable ? 'admin.mail.one' : 'admin.mail.unreadable')
  const Icon = isAccountLetter ? IconLock : IconMail
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <Icon size={17} stroke={1.6} aria-hidden="true" />
      </span>
      <span className={styles.about}>
        <span className={styles.name}>
          <button type="button" className={styles.open} title={subject} dir="auto" onClick={open}>
            {subject}
          </button>
          {isAccountLetter && <span className={styles.tag}>{t('admin.mail.account')}</span>}
        </span>
        <small dir="auto">{to.join(', ')}</small>
      </span>
      <time className={styles.choice} dateTime={sentAt} title={moment(sentAt)}>
        {timeAgo(sentAt, i18n.language)}
      </time>
    </li>
  )
}
