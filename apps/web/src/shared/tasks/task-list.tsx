import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { Skeletons } from '../layout/skeletons.tsx'
import { toggleCompleted } from './edit-task.ts'
import styles from './task-list.module.css'
import { TaskRow } from './task-row.tsx'

/** A heading, or a task below it. */
export type Line = { heading: string; count: number; tone?: string } | { task: Task; project?: string | undefined }

interface Props {
  readonly lines: readonly Line[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
}

const rowHeight = 40
const headingHeight = 44
const ahead = 15

/** Tasks of any number: only the lines in view exist, and the next window loads before they run out. */
export function TaskList({ lines, hasMore, isLoadingMore, loadMore }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index] && 'task' in lines[index] ? rowHeight : headingHeight),
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 12,
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  const isNearEnd = last >= lines.length - ahead
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) loadMore()
  }, [isNearEnd, hasMore, isLoadingMore, loadMore])
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      aria-label={t('task.list')}
      onKeyDown={(event) => onKey(event, lines)}
    >
      <div className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => (
          <div key={key} className={styles.line} style={{ transform: `translateY(${start}px)`, height: size }}>
            <LineView line={lines[index]} />
          </div>
        ))}
      </div>
      {isLoadingMore && <Skeletons count={3} />}
    </section>
  )
}

function LineView({ line }: { line: Line | undefined }) {
  if (!line) return null
  if ('task' in line) return <TaskRow task={line.task} project={line.project} />
  return (
    <h2 className={styles.heading} data-tone={line.tone}>
      {line.heading} <span>{line.count}</span>
    </h2>
  )
}

const keyOf = (line: Line | undefined, index: number) =>
  line === undefined || !('task' in line) ? `heading-${line?.heading ?? index}` : line.task.id

/** j and k go from task to task, x completes; Enter follows the link by itself. */
function onKey(event: KeyboardEvent<HTMLElement>, lines: readonly Line[]): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
  if (step !== undefined) {
    event.preventDefault()
    focusNext(event.currentTarget, step)
  }
  const id = (document.activeElement as HTMLElement | null)?.dataset.task
  const line = lines.find((each) => 'task' in each && each.task.id === id)
  if (event.key === 'x' && line && 'task' in line && line.task.can.update) void toggleCompleted(line.task)
}

function focusNext(list: HTMLElement, step: number): void {
  const links = [...list.querySelectorAll<HTMLElement>('a[data-task]')]
  const place = links.indexOf(document.activeElement as HTMLElement)
  const next = links[place === -1 ? 0 : place + step]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}
