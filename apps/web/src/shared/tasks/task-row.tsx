import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { Avatar } from '../people/avatar.tsx'
import { DueDate } from './due-date.tsx'
import { LabelDots } from './label-dots.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { StatusCircle } from './status-circle.tsx'
import styles from './task-row.module.css'

/** One line of a list. The link opens the task beside the list, and as a page in a new tab. */
export function TaskRow({ task, project }: { task: Task; project?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <div className={styles.row} data-completed={task.status === 'completed' || undefined}>
      <PriorityMark priority={task.priority} />
      <StatusCircle task={task} />
      <span className={styles.key}>{task.key}</span>
      <Link
        to="."
        search={(before: object) => ({ ...before, task: task.id })}
        className={styles.title}
        data-task={task.id}
        title={task.title}
        dir="auto"
      >
        {task.title}
      </Link>
      <LabelDots task={task} />
      {project !== undefined && <span className={styles.project}>{project}</span>}
      <DueDate task={task} />
      <Avatar id={task.assigneeId} label={(name) => t('task.assignedTo', { name })} />
    </div>
  )
}
