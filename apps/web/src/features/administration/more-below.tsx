import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import styles from './administration.module.css'

/** Reads on below a list, on demand. */
export function MoreBelow({ rest }: { rest: ReadOn }) {
  const { t } = useTranslation()
  if (rest.failure !== null) return <FailedBelow error={rest.failure} retry={rest.readOn} />
  if (!rest.hasMore) return null
  return (
    <Button variant="default" className={styles.more ?? ''} loading={rest.isLoadingMore} onClick={rest.readOn}>
      {t('admin.more')}
    </Button>
  )
}
