import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { toggleCompleted } from './edit-task.ts'
import styles from './marks.module.css'
import { StatusMark } from './status-mark.tsx'

/** Completes the task or opens it again, for those who may. */
export function StatusCircle({ task }: { task: Task }) {
  const { t } = useTranslation()
  const isCompleted = task.status === 'completed'
  return (
    <button
      type="button"
      className={styles.status}
      data-status={task.status}
      aria-label={t(isCompleted ? 'task.reopen' : 'task.complete', { title: task.title })}
      aria-pressed={isCompleted}
      disabled={!task.can.update}
      onClick={() => void toggleCompleted(task)}
    >
      <StatusMark status={task.status} />
    </button>
  )
}
