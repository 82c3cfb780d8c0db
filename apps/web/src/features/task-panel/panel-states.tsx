import { Button } from '@mantine/core'
import { ApiError } from '@millrace/client'
import { IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import styles from './panel-states.module.css'
import { restoreTask } from './task-deeds.ts'

/** Lines in the shape of a task. */
export function PanelSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('app.loading')}>
      <i data-title />
      <div>
        {[90, 120, 70, 60, 140, 100].map((width) => (
          <p key={width}>
            <i />
            <i style={{ width }} />
          </p>
        ))}
      </div>
      <i style={{ width: '92%' }} />
      <i style={{ width: '78%' }} />
      <i style={{ width: '84%' }} />
    </div>
  )
}

/** Why there is no task to see: none by this address, no connection, or a failure. */
export function NotShown({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation()
  const isMissing = error instanceof ApiError && (error.status === 404 || error.status === 400)
  // Without an error, the request waits for the connection.
  if (!isMissing) return <Failure error={error ?? new ApiError(0, { code: 'unreachable' })} retry={retry} />
  return (
    <div className={styles.missing}>
      <Empty title={t('panel.missing')}>{t('panel.missingLead')}</Empty>
      <Link to="/" className={styles.home}>
        {t('failure.home')}
      </Link>
    </div>
  )
}

/** Says that the task is in the trash, and takes it out for those who may. */
export function InTrash({ task }: { task: Task }) {
  const { t } = useTranslation()
  const [isRestoring, setRestoring] = useState(false)
  const restore = async () => {
    setRestoring(true)
    await restoreTask(task.id).catch(tellFailure)
    setRestoring(false)
  }
  return (
    <div className={styles.banner} role="status">
      <IconTrash size={16} stroke={1.6} aria-hidden="true" />
      <span>{t('panel.inTrash')}</span>
      {task.can.restore && (
        <Button size="compact-sm" variant="default" loading={isRestoring} onClick={() => void restore()}>
          {t('panel.restore')}
        </Button>
      )}
    </div>
  )
}

/** The task was read before and cannot be read any more. */
export function Gone() {
  const { t } = useTranslation()
  return (
    <div className={styles.banner} role="status">
      <span>{t('panel.gone')}</span>
    </div>
  )
}
