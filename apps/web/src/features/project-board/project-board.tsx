import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { projectQuery } from '../../shared/projects/projects.ts'
import { showInOrder, toggleSelected } from '../../shared/selection/selection.ts'
import { boardQuery, readAgainMilliseconds } from '../../shared/tasks/task-queries.ts'
import { taskFilterOf } from '../../shared/tasks/task-search.ts'
import styles from './board.module.css'
import { onCardKey } from './board-keys.ts'
import { BoardSkeleton } from './board-skeleton.tsx'
import { listenForCards } from './card-drag.ts'
import { focusCard } from './card-focus.ts'
import { Column } from './column.tsx'
import type { BoardView } from './move-card.ts'
import { loadedCards, moveCard } from './move-card.ts'
import { useNearColumns } from './near-columns.ts'
import type { Place } from './place-card.ts'
import { placeOf } from './place-card.ts'

const route = getRouteApi('/projects/$projectId/board')

/** The columns of a project side by side; cards are moved by mouse, touch or keyboard, and every move is announced. */
export function ProjectBoard() {
  const { t } = useTranslation()
  const ref = useRef<HTMLDivElement>(null)
  const navigate = route.useNavigate()
  const view = useBoardView()
  const {
    data: board,
    error,
    refetch,
    dataUpdatedAt,
  } = useQuery({
    ...boardQuery(view.projectId),
    refetchInterval: readAgainMilliseconds,
  })
  const { data: project } = useQuery(projectQuery(view.projectId))
  const columns = board?.columns ?? []
  const near = useNearColumns(ref, columns.length)
  const [announced, setAnnounced] = useState('')
  const move = async (task: Task, from: string, to: Place) => {
    const name = columns.find(({ id }) => id === to.columnId)?.name ?? ''
    const moving = moveCard(view, task, from, to)
    focusCard(to.columnId, task.id)
    const position = await moving
    const { title } = task
    if (position === null && document.activeElement === document.body) focusCard(from, task.id)
    setAnnounced(position === null ? t('board.failed', { title }) : t('board.moved', { title, column: name, position }))
  }
  // A range goes through a column, so there is none before somebody is in one.
  useEffect(() => showInOrder([]), [])
  useDrops(ref, view, columns.length > 0, (task, from, to) => void move(task, from, to))
  if (error && !board) return <Failure error={error} retry={() => void refetch()} />
  if (!board) return <BoardSkeleton />
  if (columns.length === 0) return <Empty title={t('board.noColumnsTitle')}>{t('board.noColumns')}</Empty>
  const open = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-task]')
    const id = link?.dataset.task
    if (!link || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const task = event.shiftKey ? cardOf(view, link) : undefined
    if (task) toggleSelected(task, true)
    else void navigate({ to: '.', search: (before: object) => ({ ...before, task: id }) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the cards inside.
    <div
      ref={ref}
      className={styles.board}
      onClick={open}
      onKeyDown={(event) => onCardKey(event, { view, columns, move: (task, from, to) => void move(task, from, to) })}
    >
      <p id="board-hint" className="visually-hidden">
        {t('board.hint')}
      </p>
      <p className="visually-hidden" aria-live="assertive">
        {announced}
      </p>
      {columns.map((column, index) => (
        <Column
          key={column.id}
          view={view}
          column={column}
          boardReadAt={dataUpdatedAt}
          isNear={index >= near.first && index <= near.last}
          mayAdd={project?.can.createTasks ?? false}
          isBoardEmpty={index === 0 && columns.every(({ count }) => count === 0)}
        />
      ))}
    </div>
  )
}

/** What the address asks to see of the project. */
function useBoardView(): BoardView {
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const filter = JSON.stringify(taskFilterOf(search, 'all'))
  return useMemo(
    () => ({ projectId, filter: JSON.parse(filter) as BoardView['filter'], isFiltered: filter !== '{}' }),
    [projectId, filter],
  )
}

const columnOf = (element: Element) => element.closest<HTMLElement>('section[data-column]')?.dataset.column ?? ''

function cardOf(view: BoardView, element: Element): Task | undefined {
  const id = element.closest<HTMLElement>('[data-card]')?.dataset.card
  return loadedCards(view, columnOf(element)).tasks.find((task) => task.id === id)
}

type Move = (task: Task, from: string, to: Place) => void

/** One listener for all cards. A card that is dropped where it was stays there. */
function useDrops(ref: { current: HTMLDivElement | null }, view: BoardView, isThere: boolean, move: Move): void {
  const latest = useRef(move)
  useEffect(() => {
    latest.current = move
  })
  useEffect(() => {
    const board = ref.current
    if (!board || !isThere) return
    return listenForCards(board, {
      movable: (card) => {
        const task = cardOf(view, card)
        return task?.can.move ? { task, from: columnOf(card) } : null
      },
      drop: ({ task, from }, to) => {
        const stands = placeOf(loadedCards(view, from).tasks, task.id, from)
        const stays = to.columnId === from && to.beforeId === stands.beforeId && to.afterId === stands.afterId
        if (!stays) latest.current(task, from, to)
      },
    })
  }, [ref, view, isThere])
}
