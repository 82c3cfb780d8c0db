import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import { useEscape } from '../features/task-panel/use-escape.ts'
import { Skeletons } from '../shared/layout/skeletons.tsx'
import styles from './shell.module.css'

const TaskPanel = lazy(() =>
  import('../features/task-panel/task-panel.tsx').then(({ TaskPanel }) => ({ default: TaskPanel })),
)

/** The task that the address names, beside the place. */
export function PanelSlot() {
  const { task } = useSearch({ strict: false })
  const navigate = useNavigate()
  const opener = useRef<HTMLElement | null>(null)
  const close = useCallback(async () => {
    await navigate({ to: '.', search: ({ task: _closed, ...rest }) => rest })
    const link = opener.current?.isConnected ? opener.current : linkTo(task)
    link?.focus()
  }, [navigate, task])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (task === undefined) return
    const focused = document.activeElement
    // The task may have several lines: it is left to the one from which it was opened.
    opener.current = focused instanceof HTMLElement && focused.dataset.task === task ? focused : null
    // Opened by Enter on a focused task: the keyboard goes where the person looks. Escape leads back.
    if (focused?.matches('a[data-task]:focus-visible')) panel.current?.focus({ preventScroll: true })
  }, [task])
  if (task === undefined) return null
  return (
    <aside ref={panel} className={styles.panel} tabIndex={-1}>
      <Suspense fallback={<Coming close={() => void close()} />}>
        <TaskPanel key={task} id={task} close={() => void close()} />
      </Suspense>
    </aside>
  )
}

const linkTo = (task: string | undefined) => document.querySelector<HTMLElement>(`a[data-task="${task}"]`)

/** While the panel is being loaded it can be closed already. */
function Coming({ close }: { close: () => void }) {
  useEscape(close, true)
  return <Skeletons count={6} />
}
