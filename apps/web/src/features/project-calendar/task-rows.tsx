import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, ReactNode } from 'react'
import { useRef } from 'react'
import type { Task } from '../../shared/api/api.ts'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadAhead } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import { TaskItem } from './task-item.tsx'
import styles from './task-rows.module.css'

interface Props {
  readonly tasks: readonly Task[]
  readonly label: string
  readonly isTouch: boolean
  /** What can be done with a task besides opening it. */
  readonly action?: (task: Task) => ReactNode
  /** Left out where everything is there. */
  readonly rest?: ReadOn
}

const ahead = 10
const complete: ReadOn = { hasMore: false, isLoadingMore: false, isBusy: false, readOn: () => undefined, failure: null }

/** Any number of tasks below each other: those in view exist. */
export function TaskRows({ tasks, label, isTouch, action, rest = complete }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isTouch ? 46 : 34),
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 8,
  })
  useReadAhead(rest, (virtual.getVirtualItems().at(-1)?.index ?? 0) >= tasks.length - ahead)
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
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
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
