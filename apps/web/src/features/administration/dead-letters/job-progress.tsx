import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tell, tellFailure } from '../../../shared/notices/notices.tsx'
import styles from './dead-letters.module.css'
import type { Job } from './letter-queries.ts'
import { cancelJob, isAtWork, jobQuery, refreshLetters } from './letter-queries.ts'

/** How far the work on many messages is, also after the page was loaded anew; its end is told. */
export function JobProgress() {
  const { data: job } = useQuery(jobQuery)
  const watched = useRef<string | null>(null)
  useEffect(() => {
    if (!job) return
    if (isAtWork(job)) watched.current = job.id
    else if (watched.current === job.id) {
      watched.current = null
      tellEnd(job)
      void refreshLetters()
    }
  }, [job])
  return job && isAtWork(job) ? <Bar job={job} /> : null
}

function Bar({ job }: { job: Job }) {
  const { t, i18n } = useTranslation()
  const { done, total } = job.progress
  const number = new Intl.NumberFormat(i18n.language)
  const text =
    total === null
      ? t('admin.letters.jobQueued')
      : t('admin.letters.jobProgress', { done: number.format(done), total: number.format(total) })
  return (
    <div className={styles.job} role="status">
      <progress aria-label={t('admin.letters.job')} {...(total !== null && { value: done, max: Math.max(total, 1) })} />
      <span>{job.cancelRequestedAt === null ? text : t('admin.letters.jobStopping')}</span>
      {job.can.cancel && job.cancelRequestedAt === null && (
        <Button variant="default" size="compact-sm" onClick={() => void cancelJob(job).catch(tellFailure)}>
          {t('app.cancel')}
        </Button>
      )}
    </div>
  )
}

function tellEnd({ state, kind, progress: { done }, error }: Job): void {
  if (state === 'failed') {
    tell({ title: i18next.t('admin.letters.jobFailed'), message: error?.detail ?? error?.code, isFailure: true })
    return
  }
  const text = kind.endsWith('discard') ? 'admin.letters.jobDiscarded' : 'admin.letters.jobRedriven'
  tell({
    title: i18next.t(text, { count: done }),
    ...(state === 'cancelled' && { message: i18next.t('admin.letters.jobCancelled') }),
  })
}
