import { ActionIcon } from '@mantine/core'
import { IconMaximize, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { StatusCircle } from '../../shared/tasks/status-circle.tsx'
import { taskQuery } from '../../shared/tasks/task-queries.ts'
import { Comments } from './comments.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { Description } from './description.tsx'
import { History } from './history.tsx'
import { Properties } from './properties.tsx'
import styles from './task-panel.module.css'
import { Title } from './title.tsx'
import { useEdit } from './use-edit.ts'

interface Props {
  readonly id: string
  readonly close: () => void
  readonly isPage?: boolean
}

/** Everything about a task, beside its list or by its own address. */
export function TaskPanel({ id, close, isPage = false }: Props) {
  const { t } = useTranslation()
  const { data: task, error, refetch } = useQuery(taskQuery(id))
  useEscape(close, !isPage)
  return (
    <article
      className={styles.panel}
      data-page={isPage || undefined}
      aria-label={t('panel.label', { key: task?.key ?? '' })}
    >
      <header className={styles.bar}>
        {task && <StatusCircle task={task} />}
        <span className={styles.key}>{task?.key}</span>
        {!isPage && (
          <Link
            to="/tasks/$taskId"
            params={{ taskId: id }}
            search={{}}
            className={styles.tool}
            aria-label={t('panel.fullPage')}
          >
            <IconMaximize size={16} stroke={1.6} />
          </Link>
        )}
        <ActionIcon variant="subtle" color="gray" aria-label={t('panel.close')} onClick={close}>
          <IconX size={18} stroke={1.6} />
        </ActionIcon>
      </header>
      {error && !task && <Failure error={error} retry={() => void refetch()} />}
      {!error && !task && <Skeletons count={6} />}
      {task && <Body task={task} />}
    </article>
  )
}

function Body({ task }: { task: Task }) {
  const { edit, conflict, keepMine, keepTheirs } = useEdit(task)
  return (
    <div className={styles.body}>
      <Title task={task} edit={edit} />
      <Properties task={task} edit={edit} />
      <Description task={task} edit={edit} />
      <Comments task={task} />
      <History id={task.id} version={task.version} />
      {conflict && <ConflictDialog conflicts={conflict.conflicts} keepMine={keepMine} keepTheirs={keepTheirs} />}
    </div>
  )
}

function useEscape(close: () => void, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return
    const listen = (event: KeyboardEvent) => {
      const isTaken =
        event.defaultPrevented || document.querySelector('[aria-modal="true"], [role="menu"], [role="listbox"]')
      if (event.key === 'Escape' && !isTaken) close()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [close, isActive])
}
