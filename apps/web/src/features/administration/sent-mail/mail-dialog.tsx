import { Button, SegmentedControl } from '@mantine/core'
import type { Schemas } from '@millrace/client'
import { ApiError } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/layout/dialog.tsx'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import { stepUp } from '../../../shared/notices/step-up.ts'
import dialog from '../dialog.module.css'
import { Facts } from '../facts.tsx'
import { useMoment } from '../use-moment.ts'
import styles from './mail.module.css'
import { MailFrame } from './mail-frame.tsx'
import { mailQuery } from './mail-queries.ts'

/** A mail as it was sent. */
export function MailDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery(mailQuery(id))
  const isLocked = query.error instanceof ApiError && query.error.code === 'second-factor-required'
  return (
    <Dialog
      onClose={close}
      title={
        <span className={dialog.title} dir="auto">
          {query.data?.subject || t('admin.mail.one')}
        </span>
      }
      size="xl"
    >
      {isLocked ? (
        <Locked />
      ) : (
        <Loaded query={query} count={5}>
          {(mail) => <Content mail={mail} />}
        </Loaded>
      )}
    </Dialog>
  )
}

/** The address says which mail is open, so it is shown when the person comes back. */
function Locked() {
  const { t } = useTranslation()
  const [isLeaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    stepUp()
  }
  return (
    <>
      <p>{t('admin.mail.locked')}</p>
      <div className={dialog.actions}>
        <Button data-autofocus loading={isLeaving} onClick={leave}>
          {t('failure.secondFactorGo')}
        </Button>
      </div>
    </>
  )
}

type Look = 'html' | 'text'

function Content({ mail: { from, to, sentAt, subject, html, text } }: { mail: Schemas['SentMail'] }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const [look, setLook] = useState<Look>(html === null ? 'text' : 'html')
  return (
    <div className={dialog.form}>
      <Facts
        facts={[
          [t('admin.mail.from'), from],
          [t('admin.mail.to'), to.join(', ')],
          [t('admin.mail.sent'), moment(sentAt)],
        ]}
      />
      {html !== null && text !== null && (
        <SegmentedControl
          className={styles.looks ?? ''}
          size="sm"
          aria-label={t('admin.mail.look')}
          data={(['html', 'text'] as const).map((value) => ({ value, label: t(`admin.mail.${value}`) }))}
          value={look}
          onChange={(chosen) => setLook(chosen as Look)}
        />
      )}
      {look === 'html' && html !== null && <MailFrame html={html} title={subject} />}
      {look === 'text' && <pre className={styles.text}>{text ?? t('admin.mail.nothing')}</pre>}
    </div>
  )
}
