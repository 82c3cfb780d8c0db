import type { KeyboardEvent } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { toggleSelected } from '../../shared/selection/selection.ts'
import { toggleCompleted } from '../../shared/tasks/edit-task.ts'
import { focusCard } from './card-focus.ts'
import type { BoardColumn } from './column-windows.ts'
import type { BoardView } from './move-card.ts'
import { loadedCards } from './move-card.ts'
import type { Place } from './place-card.ts'
import { placeAt } from './place-card.ts'

interface Board {
  readonly view: BoardView
  readonly columns: readonly BoardColumn[]
  readonly move: (task: Task, from: string, to: Place) => void
}

/** A card with the focus, and where it stands. */
interface Standing {
  readonly element: HTMLElement
  readonly task: Task
  readonly tasks: readonly Task[]
  readonly index: number
  readonly column: number
}

const aside: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
const along: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, k: -1, j: 1 }

/** Arrow keys go from card to card, with Alt they take the card along; x selects and e completes. */
export function onCardKey(event: KeyboardEvent<HTMLElement>, board: Board): void {
  const standing = standingOf(event.target as HTMLElement, board)
  if (!standing || event.ctrlKey || event.metaKey) return
  const isDone = event.altKey ? carry(event.key, standing, board) : act(event, standing, board)
  if (isDone) event.preventDefault()
}

function standingOf(element: HTMLElement, { view, columns }: Board): Standing | null {
  const id = element.dataset.task
  const shownIn = element.closest<HTMLElement>('section[data-column]')?.dataset.column
  if (id === undefined) return null
  // A card that was just moved may still be drawn where it was.
  const found = [columns.findIndex((each) => each.id === shownIn), ...columns.keys()].find((at) =>
    holds(view, columns[at], id),
  )
  if (found === undefined) return null
  const { tasks } = loadedCards(view, columns[found]?.id ?? '')
  const index = tasks.findIndex((task) => task.id === id)
  const task = tasks[index]
  return task ? { element, task, tasks, index, column: found } : null
}

const holds = (view: BoardView, column: BoardColumn | undefined, taskId: string) =>
  column !== undefined && loadedCards(view, column.id).tasks.some(({ id }) => id === taskId)

function act({ key, shiftKey }: KeyboardEvent, standing: Standing, board: Board): boolean {
  const { task, tasks, index, column } = standing
  const step = along[key]
  const edge = { Home: tasks[0], End: tasks.at(-1) }[key]
  const next = step === undefined ? edge : tasks[index + step]
  const columnId = board.columns[column]?.id
  if (next && columnId !== undefined) focusCard(columnId, next.id)
  const side = aside[key]
  if (side !== undefined) goAside(side, standing, board)
  if (key === 'x' || key === 'X') toggleSelected(task, shiftKey)
  if (key === 'e' && task.can.update) void toggleCompleted(task)
  return step !== undefined || edge !== undefined || side !== undefined || ['x', 'X', 'e'].includes(key)
}

/** To the card at the same height in the next column that has any. */
function goAside(side: number, { element, index, column }: Standing, { view, columns }: Board): void {
  const others = side < 0 ? columns.slice(0, column).reverse() : columns.slice(column + 1)
  for (const { id } of others) {
    const { tasks } = loadedCards(view, id)
    const next = tasks[Math.min(indexBeside(element, id, tasks, index), tasks.length - 1)]
    if (next) {
      focusCard(id, next.id)
      return
    }
  }
}

function carry(key: string, standing: Standing, { view, columns, move }: Board): boolean {
  const { element, task, tasks, index, column } = standing
  const [step, side] = [key.startsWith('Arrow') ? along[key] : undefined, aside[key]]
  const from = columns[column]
  if (!from || (step === undefined && side === undefined)) return false
  if (!task.can.move) return true
  if (step !== undefined && tasks[index + step]) move(task, from.id, placeAt(tasks, task.id, index + step, from.id))
  const to = side === undefined ? undefined : columns[column + side]
  if (!to) return true
  const there = loadedCards(view, to.id).tasks
  move(task, from.id, placeAt(there, task.id, indexBeside(element, to.id, there, index), to.id))
  return true
}

/** The position in another column at the height of a card; by count when that column is not on the screen. */
function indexBeside(element: HTMLElement, columnId: string, tasks: readonly Task[], index: number): number {
  const { top } = (element.closest('[data-card]') ?? element).getBoundingClientRect()
  const shown = [...document.querySelectorAll<HTMLElement>(`section[data-column="${columnId}"] [data-card]`)]
  if (shown.length === 0) return index
  const beside = shown.find((card) => card.getBoundingClientRect().bottom > top)
  const last = tasks.findIndex(({ id }) => id === shown.at(-1)?.dataset.card)
  return beside ? tasks.findIndex(({ id }) => id === beside.dataset.card) : last + 1
}
