import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import { showInOrder } from '../../shared/selection/selection.ts'
import styles from './board.module.css'
import { Card } from './card.tsx'
import type { BoardColumn, ColumnQuery } from './column-windows.ts'
import { useDraggedId } from './drag-state.ts'
import { DropMark } from './drop-mark.tsx'
import type { BoardView } from './move-card.ts'
import { useCardFocus, useGiveFocus } from './use-card-focus.ts'
import { useKeepScroll, useScrollMemory } from './use-scroll-memory.ts'
import { useWindows } from './use-windows.ts'

interface Props {
  readonly view: BoardView
  readonly column: BoardColumn
  readonly query: ColumnQuery
  readonly count: number
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly children: ReactNode
}

const cardHeight = 96
const gap = 8

/** Cards of any number: those in view exist, and windows load ahead of the view and go behind it. */
export function CardList({ view, column, query, count, scroller, children }: Props) {
  const { t } = useTranslation()
  const { cards } = query
  const { start, tasks } = cards
  const name = `${column.id} ${JSON.stringify(view.filter)}`
  const { memory, getItemKey } = useScrollMemory(name, cards)
  const { withPinned, onFocus, onBlur } = useCardFocus(column.id, cards)
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: start + tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey,
    rangeExtractor: withPinned,
    overscan: 6,
    gap,
    initialOffset: memory.initialOffset,
    initialMeasurementsCache: memory.initialMeasurementsCache,
  })
  useKeepScroll(name, memory, virtual)
  useGiveFocus({ columnId: column.id, cards, scroller, virtual })
  const rest = useWindows(query, virtual.range, start + tasks.length)
  const dragged = useDraggedId()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the cards inside.
    <div
      ref={scroller}
      className={styles.cards}
      data-scroller
      onPointerDownCapture={() => showInOrder(tasks)}
      onFocus={(event) => {
        showInOrder(tasks)
        onFocus(event)
      }}
      onBlur={onBlur}
    >
      {children}
      <div className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start: top }) => {
          const task = tasks[index - start]
          const place = { position: index + 1, count, column: column.name }
          return (
            <div
              key={key}
              data-index={index}
              ref={task && virtual.measureElement}
              className={styles.place}
              style={{ transform: `translateY(${top}px)` }}
            >
              {task ? (
                <Card
                  task={task}
                  isDragged={dragged === task.id}
                  label={t('board.card', { title: task.title, ...place })}
                />
              ) : (
                <div className={styles.gone} />
              )}
            </div>
          )
        })}
        <DropMark columnId={column.id} cards={cards} measured={virtual.measurementsCache} gap={gap} />
      </div>
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
    </div>
  )
}
