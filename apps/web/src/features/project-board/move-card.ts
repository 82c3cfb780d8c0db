import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { outdateTasks, putTask } from '../../shared/tasks/task-cache.ts'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import { boardQuery } from '../../shared/tasks/task-queries.ts'
import { offerUndo } from '../../shared/undo/undo.ts'
import type { BoardColumn, Cards, Windows } from './column-windows.ts'
import { cardsOf, columnQuery, windowsOf } from './column-windows.ts'
import type { Place } from './place-card.ts'
import { placeOf, withCard, withoutCard } from './place-card.ts'

/** What of a project the board shows. */
export interface BoardView {
  readonly projectId: string
  readonly filter: TaskFilter
  readonly isFiltered: boolean
}

const keyOf = ({ projectId, filter }: BoardView, columnId: string) => columnQuery(projectId, columnId, filter).queryKey

/** The loaded cards of a column, also of one that is out of view. */
export function loadedCards(view: BoardView, columnId: string): Cards {
  const windows = queryClient.getQueryData<Windows>(keyOf(view, columnId))
  if (windows || view.isFiltered) return cardsOf(windows)
  const column = columnsOf(view)?.find(({ id }) => id === columnId)
  return cardsOf(column && windowsOf(column))
}

const columnsOf = ({ projectId }: BoardView): BoardColumn[] | undefined =>
  queryClient.getQueryData(boardQuery(projectId).queryKey)?.columns

/** Where cards under way were when the server last agreed, and how many answers are still to come for each. */
const underWay = new Map<string, { origin: Place; task: Task; moves: number }>()
/** Moves reach the server in the order in which they were made. */
let lastMove: Promise<unknown> = Promise.resolve()

/**
 * Moves a card to a place. Shown at once; when it is refused, the card goes back and the reason is told. Returns the
 * position where it was put, or null.
 */
export async function moveCard(view: BoardView, task: Task, from: string, to: Place): Promise<number | null> {
  const origin = placeOf(loadedCards(view, from).tasks, task.id, from)
  const card = underWay.get(task.id) ?? { origin, task, moves: 0 }
  underWay.set(task.id, card)
  card.moves += 1
  await stopReading(view, [from, to.columnId])
  showMove(view, task, from, to)
  const { start, tasks } = loadedCards(view, to.columnId)
  const position = start + tasks.findIndex(({ id }) => id === task.id) + 1
  const sent = lastMove.then(() => send(task.id, to))
  lastMove = sent.catch(() => undefined)
  try {
    const moved = await sent
    Object.assign(card, { origin: to, task: moved })
    if (card.moves === 1) {
      putTask(moved)
      if (origin.columnId !== to.columnId) offerBack(view, moved, to.columnId, origin)
    }
    return position
  } catch (err) {
    if (card.moves === 1) showMove(view, card.task, to.columnId, card.origin)
    tellFailure(err)
    return null
  } finally {
    card.moves -= 1
    if (card.moves === 0) underWay.delete(task.id)
    outdateTasks(view.projectId, 'inactive')
  }
}

/** Says into which column a card went, and offers to take it back to its place. */
function offerBack(view: BoardView, card: Task, from: string, origin: Place): void {
  const column = columnsOf(view)?.find(({ id }) => id === from)?.name ?? ''
  offerUndo({
    title: i18next.t('board.movedTo', { key: card.key, column }),
    undo: () => moveCard(view, card, from, origin),
  })
}

function send(id: string, { columnId, beforeId, afterId }: Place): Promise<Task> {
  const neighbour = beforeId !== null ? { beforeId } : afterId !== null && { afterId }
  return answerOf(api.POST('/v1/tasks/{id}/move', { params: { path: { id } }, body: { columnId, ...neighbour } }))
}

/** An answer that was asked for before the move would show the card where it was. */
async function stopReading(view: BoardView, columnIds: readonly string[]): Promise<void> {
  const keys = [...columnIds.map((id) => keyOf(view, id)), boardQuery(view.projectId).queryKey]
  const isShown = ({ state }: { state: { data: unknown } }) => state.data !== undefined
  await Promise.all(keys.map((queryKey) => queryClient.cancelQueries({ queryKey, predicate: isShown })))
}

function showMove(view: BoardView, task: Task, from: string, to: Place): void {
  const column = columnsOf(view)?.find(({ id }) => id === to.columnId)
  const moved = { ...task, columnId: to.columnId, status: column?.status ?? task.status }
  seed(view, from)
  seed(view, to.columnId)
  queryClient.setQueryData<Windows>(keyOf(view, from), (windows) => windows && withoutCard(windows, task.id))
  queryClient.setQueryData<Windows>(keyOf(view, to.columnId), (windows) => windows && withCard(windows, moved, to))
  if (from !== to.columnId) addToCounts(view.projectId, { [from]: -1, [to.columnId]: 1 })
}

/** A column out of view has no windows of its own yet, only what came with the board. */
function seed(view: BoardView, columnId: string): void {
  const column = columnsOf(view)?.find(({ id }) => id === columnId)
  if (column && !view.isFiltered)
    queryClient.setQueryData<Windows>(keyOf(view, columnId), (now) => now ?? windowsOf(column))
}

function addToCounts(projectId: string, steps: Readonly<Record<string, number>>): void {
  queryClient.setQueryData(boardQuery(projectId).queryKey, (board) => {
    if (!board) return board
    const columns = board.columns.map((column) => ({ ...column, count: column.count + (steps[column.id] ?? 0) }))
    return { ...board, columns }
  })
}

/** Shows a new card at the end of its column, when that end is loaded. */
export function showNewCard(view: BoardView, task: Task): void {
  if (loadedCards(view, task.columnId).tasks.some(({ id }) => id === task.id)) return
  queryClient.setQueryData<Windows>(keyOf(view, task.columnId), (windows) => {
    if (!windows || windows.pages.at(-1)?.nextCursor !== null) return windows
    return withCard(windows, task, { columnId: task.columnId, beforeId: null, afterId: null })
  })
  addToCounts(view.projectId, { [task.columnId]: 1 })
}
