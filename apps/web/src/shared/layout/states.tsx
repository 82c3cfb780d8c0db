import { Button } from '@mantine/core'
import { ApiError } from '@millrace/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '../notices/notices.tsx'
import styles from './states.module.css'

/** A place with nothing in it says what belongs there and how it gets there. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.state}>
      <svg viewBox="0 0 96 40" className={styles.waves} aria-hidden="true">
        <path d="M4 14c11 0 11 8 22 8s11-8 22-8 11 8 22 8 11-8 22-8M4 28c11 0 11 8 22 8s11-8 22-8 11 8 22 8 11-8 22-8" />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  )
}

/** What could not be loaded, why, and a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const requestId = error instanceof ApiError ? error.requestId : null
  return (
    <div className={styles.state} role="alert">
      <h2>{t('failure.title')}</h2>
      <p>{reasonOf(error)}</p>
      {retry && (
        <Button variant="default" size="sm" onClick={retry}>
          {t('app.retry')}
        </Button>
      )}
      {requestId !== null && <small>{t('failure.request', { id: requestId })}</small>}
    </div>
  )
}
