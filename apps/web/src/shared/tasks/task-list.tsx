import type { Range } from '@tanstack/react-virtual'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { MouseEvent, ReactNode } from 'react'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lineHeight } from '../../theme/density.ts'
import type { ReadOn } from '../api/use-read-on.ts'
import { useReadAhead } from '../api/use-read-on.ts'
import { FailedBelow } from '../layout/failed-below.tsx'
import { Skeletons } from '../layout/skeletons.tsx'
import { showInOrder, toggleSelected, useIsSelected } from '../selection/selection.ts'
import type { HeadingLine, Line, TaskLine } from './task-lines.ts'
import { keyOf, taskOf } from './task-lines.ts'
import styles from './task-list.module.css'
import { TaskRow } from './task-row.tsx'
import { useActiveTask } from './use-active-task.ts'
import { useListKeys } from './use-list-keys.ts'

export type { Line } from './task-lines.ts'

interface Props {
  readonly lines: readonly Line[]
  readonly rest: ReadOn
  /** How a task looks where it is not the usual line; its link has `data-task`. */
  readonly row?: (line: TaskLine) => ReactNode
}

/** As --row in the style of this list. */
const rowHeight = () => (matchMedia('(max-width: 720px), (pointer: coarse)').matches ? 44 : lineHeight())
const headingHeight = 44
const ahead = 15
/** Room for what floats above the end of the list. */
const scrollPaddingEnd = 72

const usualRow = ({ task, project }: TaskLine) => <TaskRow task={task} project={project} />

/** Tasks of any number: only the lines in view exist, and the next window loads before they run out. */
export function TaskList({ lines, rest, row = usualRow }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const active = useActiveTask(lines, scroller)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index] && 'heading' in lines[index] ? headingHeight : rowHeight()),
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 12,
    scrollPaddingEnd,
    // The line with the focus stays in the page however far it is scrolled away.
    rangeExtractor: useCallback((range: Range) => withLine(defaultRangeExtractor(range), active.index), [active.index]),
  })
  useListKeys({
    list: scroller,
    lines,
    active: active.index,
    goTo: (index) => {
      active.focus(lines[index])
      virtual.scrollToIndex(index, { align: 'auto' })
    },
  })
  useEffect(() => showInOrder(lines.flatMap((line) => taskOf(line) ?? [])), [lines])
  useReadAhead(rest, (virtual.range?.endIndex ?? 0) >= lines.length - ahead)
  return (
    <section ref={scroller} className={styles.scroller} aria-label={t('task.list')}>
      <div className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: only notes which line has the focus.
          <div
            key={key}
            className={styles.line}
            data-line={index}
            style={{ transform: `translateY(${start}px)`, height: size }}
            onFocus={() => active.setId(taskOf(lines[index])?.id ?? null)}
          >
            <LineView line={lines[index]} row={row} />
          </div>
        ))}
      </div>
      {rest.isLoadingMore && <Skeletons count={3} />}
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
    </section>
  )
}

const withLine = (range: number[], index: number): number[] =>
  index === -1 || range.includes(index) ? range : [...range, index].sort((one, other) => one - other)

function LineView({ line, row }: { line: Line | undefined; row: (line: TaskLine) => ReactNode }) {
  if (!line) return null
  if ('task' in line) return <TaskLineView line={line} row={row} />
  return 'heading' in line ? <Heading line={line} /> : line.content
}

/** With Shift, a click selects everything between the last choice and here. */
function TaskLineView({ line, row }: { line: TaskLine; row: (line: TaskLine) => ReactNode }) {
  const isSelected = useIsSelected(line.task.id)
  const onRange = (event: MouseEvent) => {
    if (!event.shiftKey || (event.target as HTMLElement).closest('input, button')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.type === 'click') toggleSelected(line.task, true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link and the box inside are what is pressed.
    <div className={styles.task} data-selected={isSelected || undefined} onClickCapture={onRange} onMouseDown={onRange}>
      {row(line)}
    </div>
  )
}

function Heading({ line: { heading, count, tone, isCollapsed = false, onToggle } }: { line: HeadingLine }) {
  const text = (
    <>
      {heading} {count !== undefined && <span>{count}</span>}
    </>
  )
  return (
    <h2 className={styles.heading} data-tone={tone}>
      {onToggle ? (
        <button type="button" className={styles.toggle} aria-expanded={!isCollapsed} onClick={onToggle}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m6 4 4 4-4 4" />
          </svg>
          {text}
        </button>
      ) : (
        text
      )}
    </h2>
  )
}
