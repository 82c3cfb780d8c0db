import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { toggleCompleted } from './edit-task.ts'
import styles from './marks.module.css'

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
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" />
        {isCompleted && <path d="m5.200 8.200 2 2 3.700-4.200" />}
        {task.status === 'in-progress' && <path d="M8 4.750a3.250 3.250 0 0 1 0 6.500z" data-fill />}
      </svg>
    </button>
  )
}
