import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useReadOn } from '../../../shared/api/use-read-on.ts'
import { Skeletons } from '../../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../../shared/layout/states.tsx'
import styles from '../administration.module.css'
import { MoreBelow } from '../more-below.tsx'
import { usePlace } from '../use-place.ts'
import { MailDialog } from './mail-dialog.tsx'
import { mailsQuery } from './mail-queries.ts'
import { MailRow } from './mail-row.tsx'

/** What was mailed, where mail goes to files because there is no mail server. */
export function SentMail() {
  const { t } = useTranslation()
  const { open, show, close } = usePlace()
  const list = useInfiniteQuery(mailsQuery)
  const rest = useReadOn(list)
  if (list.isPending) return <Skeletons count={6} />
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const mails = list.data.pages.flatMap(({ items }) => items)
  if (list.data.pages[0]?.delivery === 'server') {
    return <Empty title={t('admin.mail.elsewhere')}>{t('admin.mail.elsewhereLead')}</Empty>
  }
  return (
    <>
      <div className={styles.toolbar}>
        <p className={styles.about}>{t('admin.mail.lead')}</p>
      </div>
      {mails.length === 0 && <Empty title={t('admin.mail.empty')}>{t('admin.mail.emptyLead')}</Empty>}
      {mails.length > 0 && (
        <div className={styles.scroller}>
          <ul className={styles.list} aria-label={t('admin.mail.title')}>
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} open={() => show(mail.id)} />
            ))}
          </ul>
          <MoreBelow rest={rest} />
        </div>
      )}
      {open !== null && <MailDialog key={open} id={open} close={close} />}
    </>
  )
}
