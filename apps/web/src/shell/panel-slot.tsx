import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { Skeletons } from '../shared/layout/skeletons.tsx'
import styles from './shell.module.css'

const TaskPanel = lazy(() =>
  import('../features/task-panel/task-panel.tsx').then(({ TaskPanel }) => ({ default: TaskPanel })),
)

/** The task that the address names, beside the place. */
export function PanelSlot() {
  const { task } = useSearch({ strict: false })
  const navigate = useNavigate()
  const close = useCallback(async () => {
    await navigate({ to: '.', search: ({ task: _closed, ...rest }) => rest })
    const link = document.querySelector<HTMLElement>(`a[data-task="${task}"]`)
    link?.focus()
  }, [navigate, task])
  if (task === undefined) return null
  return (
    <aside className={styles.panel}>
      <Suspense fallback={<Skeletons count={6} />}>
        <TaskPanel key={task} id={task} close={() => void close()} />
      </Suspense>
    </aside>
  )
}
