import { IconMaximize, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { StatusCircle } from '../../shared/tasks/status-circle.tsx'
import { FollowMenu } from './following/follow-menu.tsx'
import { TaskMenu } from './task-menu.tsx'
import styles from './task-panel.module.css'

interface Props {
  readonly id: string
  readonly task: Task | undefined
  readonly close: () => void
  readonly isPage: boolean
}

/** The line above a task: its circle and key, and what can be done with the task as a whole. */
export function PanelBar({ id, task, close, isPage }: Props) {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      {task && <StatusCircle task={task} />}
      <span className={styles.key}>{task?.key}</span>
      {task?.deletedAt === null && <FollowMenu taskId={id} />}
      {task && <TaskMenu task={task} close={close} isPage={isPage} />}
      {!isPage && (
        <Link
          to="/tasks/$taskId"
          params={{ taskId: id }}
          search={{}}
          className={styles.tool}
          aria-label={t('panel.fullPage')}
          title={t('panel.fullPage')}
        >
          <IconMaximize size={16} stroke={1.6} />
        </Link>
      )}
      <button type="button" className={styles.tool} aria-label={t('panel.close')} onClick={close}>
        <IconX size={18} stroke={1.6} />
      </button>
    </header>
  )
}
