import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
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
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Opened by Enter on a focused task: the keyboard goes where the person looks. Escape leads back.
    const isByKey = document.activeElement?.matches('a[data-task]:focus-visible')
    if (task !== undefined && isByKey) panel.current?.focus({ preventScroll: true })
  }, [task])
  if (task === undefined) return null
  return (
    <aside ref={panel} className={styles.panel} tabIndex={-1}>
      <Suspense fallback={<Skeletons count={6} />}>
        <TaskPanel key={task} id={task} close={() => void close()} />
      </Suspense>
    </aside>
  )
}
