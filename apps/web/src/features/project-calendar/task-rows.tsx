import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { TaskItem } from './task-item.tsx'
import styles from './task-rows.module.css'

interface Props {
  readonly tasks: readonly Task[]
  readonly label: string
  readonly isTouch: boolean
  /** What can be done with a task besides opening it. */
  readonly action?: (task: Task) => ReactNode
  readonly loadMore?: (() => void) | undefined
}

const ahead = 10

/** Any number of tasks below each other: those in view exist. */
export function TaskRows({ tasks, label, isTouch, action, loadMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isTouch ? 46 : 34),
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 8,
  })
  const isNearEnd = (virtual.getVirtualItems().at(-1)?.index ?? 0) >= tasks.length - ahead
  useEffect(() => {
    if (isNearEnd) loadMore?.()
  }, [isNearEnd, loadMore])
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.rows} aria-label={label} style={{ height: virtual.getTotalSize() }} onKeyDown={onArrow}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const task = tasks[index]
          if (!task) return null
          return (
            <li
              key={key}
              className={styles.row}
              aria-setsize={tasks.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              <TaskItem task={task} look="row" />
              {action?.(task)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Arrow keys, or j and k, go from task to task. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  event.stopPropagation()
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-task]')]
  const place = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
  links[place + step]?.focus()
}
