import { useTranslation } from 'react-i18next'
import { reasonOf } from '../notices/notices.tsx'
import styles from './failed-below.module.css'

/** The rest of a list could not be read: what is above stays. */
export function FailedBelow({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={styles.failed} role="alert">
      <span>{reasonOf(error)}</span>
      <button type="button" onClick={retry}>
        {t('app.retry')}
      </button>
    </p>
  )
}
