import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { useReadOn } from '../../../shared/api/use-read-on.ts'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import { Avatar } from '../../../shared/people/avatar.tsx'
import { DueDate } from '../../../shared/tasks/due-date.tsx'
import { StatusCircle } from '../../../shared/tasks/status-circle.tsx'
import { tasksQuery } from '../../../shared/tasks/task-queries.ts'
import { More } from '../more.tsx'
import { TaskLink } from '../panel-place.tsx'
import panel from '../task-panel.module.css'
import { AddSubtask } from './add-subtask.tsx'
import styles from './parts.module.css'

/** The tasks of which this one is made. */
export function Subtasks({ task }: { task: Task }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(tasksQuery({ parent: task.id, sort: 'created' }, 100))
  const rest = useReadOn(query)
  const subtasks = query.data?.pages.flatMap(({ items }) => items) ?? []
  const done = subtasks.filter(({ status }) => status === 'completed').length
  if (query.data && subtasks.length === 0 && !task.can.update) return null
  return (
    <section className={panel.section} aria-label={t('panel.subtasks')}>
      <header className={panel.heading}>
        <h2>{t('panel.subtasks')}</h2>
        {subtasks.length > 0 && !rest.hasMore && (
          <span className={panel.progress}>{t('panel.progress', { done, all: subtasks.length })}</span>
        )}
      </header>
      {subtasks.length > 0 && (
        <div className={styles.track} aria-hidden="true">
          <i style={{ transform: `scaleX(${done / subtasks.length})` }} />
        </div>
      )}
      <Loaded query={query} count={1}>
        {() => (
          <ul className={styles.rows}>
            {subtasks.map((subtask) => (
              <Subtask key={subtask.id} task={subtask} />
            ))}
          </ul>
        )}
      </Loaded>
      <More rest={rest}>{t('panel.more')}</More>
      {task.can.update && <AddSubtask task={task} />}
    </section>
  )
}

function Subtask({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { id, title, status, assigneeId } = task
  return (
    <li className={styles.row} data-completed={status === 'completed' || undefined}>
      <StatusCircle task={task} />
      <TaskLink id={id} className={styles.title} title={title}>
        {title}
      </TaskLink>
      <DueDate task={task} />
      <Avatar id={assigneeId} label={(name) => t('task.assignedTo', { name })} />
    </li>
  )
}
