import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { Avatar } from '../../../shared/people/avatar.tsx'
import { DueDate } from '../../../shared/tasks/due-date.tsx'
import { StatusCircle } from '../../../shared/tasks/status-circle.tsx'
import { tasksQuery } from '../../../shared/tasks/task-queries.ts'
import { TaskLink } from '../panel-place.tsx'
import panel from '../task-panel.module.css'
import { AddSubtask } from './add-subtask.tsx'
import styles from './parts.module.css'

/** The tasks of which this one is made. */
export function Subtasks({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(tasksQuery({ parent: task.id, sort: 'created' }, 100))
  const subtasks = data?.pages.flatMap(({ items }) => items) ?? []
  const done = subtasks.filter(({ status }) => status === 'completed').length
  if (subtasks.length === 0 && !task.can.update) return null
  return (
    <section className={panel.section} aria-label={t('panel.subtasks')}>
      <header className={panel.heading}>
        <h2>{t('panel.subtasks')}</h2>
        {subtasks.length > 0 && !hasNextPage && (
          <span className={panel.progress}>{t('panel.progress', { done, all: subtasks.length })}</span>
        )}
      </header>
      {subtasks.length > 0 && (
        <div className={styles.track} aria-hidden="true">
          <i style={{ transform: `scaleX(${done / subtasks.length})` }} />
        </div>
      )}
      <ul className={styles.rows}>
        {subtasks.map((subtask) => (
          <li key={subtask.id} className={styles.row} data-completed={subtask.status === 'completed' || undefined}>
            <StatusCircle task={subtask} />
            <TaskLink id={subtask.id} className={styles.title} title={subtask.title}>
              {subtask.title}
            </TaskLink>
            <DueDate task={subtask} />
            <Avatar id={subtask.assigneeId} label={(name) => t('task.assignedTo', { name })} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className={panel.more} onClick={() => void fetchNextPage()}>
          {t('panel.more')}
        </button>
      )}
      {task.can.update && <AddSubtask task={task} />}
    </section>
  )
}
