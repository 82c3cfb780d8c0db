import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { putTask } from '../../shared/tasks/task-cache.ts'
import type { TaskPage } from '../../shared/tasks/task-queries.ts'
import { boardQuery, tasksQuery } from '../../shared/tasks/task-queries.ts'

export type BoardColumn = Schemas['BoardColumn']
type Cards = InfiniteData<TaskPage, string | null>

export const columnQuery = (projectId: string, columnId: string) =>
  tasksQuery({ project: projectId, column: columnId, sort: 'rank' })

/** Puts a card into a column before another card, or at the end of what is loaded. Shown at once, taken back when refused. */
export async function moveCard(task: Task, to: BoardColumn, beforeId: string | null): Promise<boolean> {
  const source = columnQuery(task.projectId, task.columnId).queryKey
  const target = columnQuery(task.projectId, to.id).queryKey
  const board = boardQuery(task.projectId).queryKey
  await Promise.all([source, target, board].map((queryKey) => queryClient.cancelQueries({ queryKey })))
  const before = [source, target, board].map((key) => [key, queryClient.getQueryData(key)] as const)
  const moved = { ...task, columnId: to.id, status: to.status }
  const afterId = beforeId === null ? lastIn(queryClient.getQueryData<Cards>(target), task.id) : null
  queryClient.setQueryData<Cards>(source, (cards) => without(cards, task.id))
  queryClient.setQueryData<Cards>(target, (cards) => insert(cards, moved, beforeId))
  if (to.id !== task.columnId) countMove(board, task.columnId, to.id)
  try {
    const place = beforeId !== null ? { beforeId } : afterId !== null && { afterId }
    const body = { columnId: to.id, ...place }
    putTask(await answerOf(api.POST('/v1/tasks/{id}/move', { params: { path: { id: task.id } }, body })))
    return true
  } catch (err) {
    for (const [key, data] of before) queryClient.setQueryData(key as readonly unknown[], data)
    tellFailure(err)
    return false
  }
}

const without = (cards: Cards | undefined, id: string): Cards | undefined =>
  cards && {
    ...cards,
    pages: cards.pages.map((page) => ({ ...page, items: page.items.filter((task) => task.id !== id) })),
  }

function insert(cards: Cards | undefined, task: Task, beforeId: string | null): Cards | undefined {
  if (!cards) return cards
  const pageIndex =
    beforeId === null ? -1 : cards.pages.findIndex(({ items }) => items.some(({ id }) => id === beforeId))
  const at = pageIndex === -1 ? cards.pages.length - 1 : pageIndex
  const pages = cards.pages.map((page, index) => {
    if (index !== at) return page
    const place = page.items.findIndex(({ id }) => id === beforeId)
    return { ...page, items: page.items.toSpliced(place === -1 ? page.items.length : place, 0, task) }
  })
  return { ...cards, pages }
}

const lastIn = (cards: Cards | undefined, except: string): string | null =>
  cards?.pages.flatMap(({ items }) => items).findLast(({ id }) => id !== except)?.id ?? null

function countMove(board: ReturnType<typeof boardQuery>['queryKey'], from: string, to: string): void {
  queryClient.setQueryData(board, (data) => {
    if (!data) return data
    const step = (id: string) => Number(id === to) - Number(id === from)
    return { ...data, columns: data.columns.map((column) => ({ ...column, count: column.count + step(column.id) })) }
  })
}
