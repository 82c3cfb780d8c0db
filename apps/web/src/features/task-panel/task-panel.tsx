import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { hasDraft } from '../../shared/input/draft.ts'
import { useShortcuts } from '../../shared/input/shortcuts.ts'
import { useTitle } from '../../shared/layout/use-title.ts'
import { tell } from '../../shared/notices/notices.tsx'
import { toggleCompleted } from '../../shared/tasks/edit-task.ts'
import { taskQuery } from '../../shared/tasks/task-queries.ts'
import { Comments } from './comments/comments.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { Description } from './description.tsx'
import { Properties } from './fields/properties.tsx'
import { History } from './history/history.tsx'
import { PanelBar } from './panel-bar.tsx'
import { IsPage, useOpenTask } from './panel-place.tsx'
import { Gone, InTrash, NotShown, PanelSkeleton } from './panel-states.tsx'
import { Links } from './parts/links.tsx'
import { Parent } from './parts/parent.tsx'
import { Subtasks } from './parts/subtasks.tsx'
import styles from './task-panel.module.css'
import { Title } from './title.tsx'
import { useEdit } from './use-edit.ts'
import { useEscape } from './use-escape.ts'

interface Props {
  readonly id: string
  readonly close: () => void
  readonly isPage?: boolean
}

/** Everything about a task, beside its list or by its own address. */
export function TaskPanel({ isPage = false, ...panel }: Props) {
  return (
    <IsPage value={isPage}>
      <Panel {...panel} isPage={isPage} />
    </IsPage>
  )
}

function Panel({ id, close, isPage }: Required<Props>) {
  const { t } = useTranslation()
  const { data: task, error, fetchStatus, refetch } = useQuery(taskQuery(id))
  const leave = useLeave(id, task?.key, close)
  useEscape(leave, !isPage)
  useShortcuts(useMemo(() => [{ keys: 'e', run: () => task?.can.update && void toggleCompleted(task) }], [task]))
  const isWaiting = !task && !error && fetchStatus !== 'paused'
  return (
    <article
      className={styles.panel}
      data-page={isPage || undefined}
      aria-label={t('panel.label', { key: task?.key ?? '' })}
      aria-busy={isWaiting || undefined}
    >
      {isPage && task && <PageTitle task={task} />}
      <PanelBar id={id} task={task} close={leave} isPage={isPage} />
      {isWaiting && <PanelSkeleton />}
      {!task && !isWaiting && <NotShown error={error} retry={() => void refetch()} />}
      {task && <Body task={task} isGone={error !== null} />}
    </article>
  )
}

function Body({ task, isGone }: { task: Task; isGone: boolean }) {
  const { shown, edit, conflict, keepMine, keepTheirs } = useEdit(task)
  return (
    <div className={styles.body}>
      <div className={styles.top}>
        {task.deletedAt !== null && <InTrash task={task} />}
        {isGone && <Gone />}
        {shown.parentId !== null && <Parent id={shown.parentId} />}
        <Title task={shown} edit={edit} />
      </div>
      <div className={styles.side}>
        <Properties task={shown} edit={edit} />
      </div>
      <div className={styles.rest}>
        <Description task={shown} edit={edit} />
        {task.deletedAt === null && (
          <>
            <Subtasks task={task} />
            <Links task={task} />
            <Comments task={task} />
            <History task={task} />
          </>
        )}
      </div>
      {conflict && <ConflictDialog conflict={conflict} keepMine={keepMine} keepTheirs={keepTheirs} />}
    </div>
  )
}

function PageTitle({ task: { key, title } }: { task: Task }) {
  useTitle(`${key} ${title}`)
  return null
}

/** Closing the panel keeps what was not saved, and says so. */
function useLeave(id: string, key: string | undefined, close: () => void): () => void {
  const { t } = useTranslation()
  const open = useOpenTask()
  return () => {
    if (hasDraft(`${id}:description`) || hasDraft(`${id}:comment`)) {
      tell({
        title: t('panel.draftKept'),
        message: t('panel.draftKeptOf', { key: key ?? '' }),
        action: { name: t('panel.openAgain'), run: () => open(id) },
      })
    }
    close()
  }
}
