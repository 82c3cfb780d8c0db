import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import styles from './board.module.css'
import { Card } from './card.tsx'
import type { BoardColumn } from './move-card.ts'
import { columnQuery } from './move-card.ts'

interface Props {
  readonly projectId: string
  readonly column: BoardColumn
  readonly left: BoardColumn | undefined
  readonly right: BoardColumn | undefined
  readonly move: (task: Task, to: BoardColumn, beforeId: string | null) => void
}

const cardHeight = 92
const ahead = 8

/** A column holds any number of cards: those in view exist, and the next window loads before they run out. */
export function Column({ projectId, column, left, right, move }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const cards = useCards(projectId, column)
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 6,
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useLoadMore(projectId, column, last >= cards.length - ahead)
  const isOver = useDropTarget(scroller, column.id)
  const onKeyDown = (event: KeyboardEvent) => onArrow(event, { cards, column, left, right, move })
  const { count, wipLimit } = column
  return (
    <section
      className={styles.column}
      aria-label={`${column.name}, ${t('board.count', { count })}`}
      data-column={column.id}
    >
      <h2 className={styles.heading} data-status={column.status}>
        <i /> {column.name}
        <span data-over={wipLimit !== null && count > wipLimit ? '' : undefined}>
          {wipLimit === null ? count : t('board.over', { count, limit: wipLimit })}
        </span>
      </h2>
      <div ref={scroller} className={styles.cards} data-over={isOver || undefined}>
        {cards.length === 0 && <p className={styles.empty}>{t('board.empty')}</p>}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of the cards inside. */}
        <div className={styles.sizer} style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const task = cards[index]
            if (!task) return null
            return (
              <div
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Card
                  task={task}
                  label={t('board.card', { title: task.title, column: column.name, position: index + 1, count })}
                />
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}

/** The first window came with the board, so a column shows its cards without a request of its own. */
function useCards(projectId: string, { id, items, nextCursor }: BoardColumn): Task[] {
  const { data } = useInfiniteQuery({
    ...columnQuery(projectId, id),
    initialData: { pages: [{ items, nextCursor }], pageParams: [null] },
  })
  return data.pages.flatMap((page) => page.items)
}

function useLoadMore(projectId: string, { id }: BoardColumn, isNearEnd: boolean): void {
  const { hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(columnQuery(projectId, id))
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage])
}

function useDropTarget(scroller: { current: HTMLDivElement | null }, columnId: string): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const stopScrolling = autoScrollForElements({ element })
    const stopDrops = dropTargetForElements({
      element,
      getData: () => ({ columnId }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
    return () => {
      stopScrolling()
      stopDrops()
    }
  }, [scroller, columnId])
  return isOver
}

interface Around extends Pick<Props, 'column' | 'left' | 'right' | 'move'> {
  readonly cards: readonly Task[]
}

/** Arrow keys go from card to card; with Alt they take the card along. */
function onArrow(event: KeyboardEvent, { cards, column, left, right, move }: Around): void {
  const id = (event.target as HTMLElement).dataset.task
  const index = cards.findIndex((task) => task.id === id)
  const task = cards[index]
  if (!task || !event.key.startsWith('Arrow')) return
  event.preventDefault()
  const aside = { ArrowLeft: left, ArrowRight: right }[event.key]
  if (!event.altKey) {
    focusCard(aside?.id ?? column.id, aside ? index : index + (event.key === 'ArrowDown' ? 1 : -1))
    return
  }
  if (!task.can.move) return
  if (aside) move(task, aside, cardAt(aside, index))
  if (event.key === 'ArrowDown' && index < cards.length - 1) move(task, column, cards[index + 2]?.id ?? null)
  if (event.key === 'ArrowUp' && index > 0) move(task, column, cards[index - 1]?.id ?? null)
}

const linksIn = (columnId: string) => [
  ...document.querySelectorAll<HTMLElement>(`section[data-column="${columnId}"] a[data-task]`),
]

const cardAt = ({ id }: BoardColumn, index: number): string | null => linksIn(id)[index]?.dataset.task ?? null

function focusCard(columnId: string, index: number): void {
  const links = linksIn(columnId)
  links[Math.min(Math.max(index, 0), links.length - 1)]?.focus()
}
