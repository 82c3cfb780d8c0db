import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { boardQuery } from '../../shared/tasks/task-queries.ts'
import styles from './board.module.css'
import { Column } from './column.tsx'
import type { BoardColumn } from './move-card.ts'
import { columnQuery, moveCard } from './move-card.ts'

const route = getRouteApi('/projects/$projectId/board')

/** The columns of a project side by side; cards are moved by mouse, touch or keyboard, and every move is announced. */
export function ProjectBoard() {
  const { t } = useTranslation()
  const { projectId } = route.useParams()
  const { data: board, error, refetch } = useQuery(boardQuery(projectId))
  const [announced, setAnnounced] = useState('')
  const columns = board?.columns
  const move = async (task: Task, to: BoardColumn, beforeId: string | null) => {
    const isMoved = await moveCard(task, to, beforeId)
    const position = cardsOf(projectId, to.id).findIndex(({ id }) => id === task.id) + 1
    setAnnounced(
      isMoved
        ? t('board.moved', { title: task.title, column: to.name, position })
        : t('board.failed', { title: task.title }),
    )
    document.querySelector<HTMLElement>(`a[data-task="${task.id}"]`)?.focus()
  }
  useDrops(projectId, columns, move)
  if (error && !board) return <Failure error={error} retry={() => void refetch()} />
  if (!columns) return <Skeletons count={10} />
  return (
    <div className={styles.board}>
      <p id="board-hint" className="visually-hidden">
        {t('board.hint')}
      </p>
      <p className="visually-hidden" aria-live="assertive">
        {announced}
      </p>
      {columns.map((column, index) => (
        <Column
          key={column.id}
          projectId={projectId}
          column={column}
          left={columns[index - 1]}
          right={columns[index + 1]}
          move={(task, to, beforeId) => void move(task, to, beforeId)}
        />
      ))}
    </div>
  )
}

export const cardsOf = (projectId: string, columnId: string): Task[] =>
  queryClient.getQueryData(columnQuery(projectId, columnId).queryKey)?.pages.flatMap(({ items }) => items) ?? []

type Move = (task: Task, to: BoardColumn, beforeId: string | null) => Promise<void>

/** A card dropped on another goes before or after it; dropped on the column it goes to the end. */
function useDrops(projectId: string, columns: BoardColumn[] | undefined, move: Move): void {
  useEffect(() =>
    monitorForElements({
      onDrop: ({ source, location }) => {
        const task = source.data.task as Task | undefined
        const [target] = location.current.dropTargets
        const column = columns?.find(({ id }) => id === target?.data.columnId)
        if (!task || !target || !column || target.data.cardId === task.id) return
        const cards = cardsOf(projectId, column.id).filter(({ id }) => id !== task.id)
        const place = cards.findIndex(({ id }) => id === target.data.cardId)
        const isAfter = extractClosestEdge(target.data) === 'bottom'
        const beforeId = place === -1 ? null : (cards[place + Number(isAfter)]?.id ?? null)
        void move(task, column, beforeId)
      },
    }),
  )
}
