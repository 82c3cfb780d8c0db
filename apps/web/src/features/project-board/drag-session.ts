import type { Task } from '../../shared/api/api.ts'
import { scrollNearEdge } from './drag-scroll.ts'
import { clearDrag, setDrag } from './drag-state.ts'
import { liftCard } from './lifted-card.ts'
import type { Place } from './place-card.ts'

export interface DragHost {
  readonly liftedClass: string
  /** The task of a card and its column; null when it may not be moved. */
  readonly movable: (card: Element) => Movable | null
  readonly drop: (card: Movable, place: Place) => void
}

export interface Movable {
  readonly task: Task
  readonly from: string
}

interface Point {
  readonly x: number
  readonly y: number
}

export interface Drag {
  readonly moveTo: (point: Point) => void
  readonly end: (isDropped: boolean) => void
}

/** A card on its way: it hangs on the pointer, what is near an edge scrolls, and the place below is shown. */
export function startDrag(board: HTMLElement, card: HTMLElement, held: Movable, start: Point, host: DragHost): Drag {
  const taskId = held.task.id
  const lifted = liftCard(card, host.liftedClass, start)
  let point = start
  let place: Place | null = null
  let last = performance.now()
  setDrag({ taskId, place })
  board.dataset.dragging = ''
  const step = (now: number) => {
    lifted.moveTo(point)
    scrollNearEdge(board, point, now - last)
    last = now
    const next = placeBelow(board, point, taskId)
    if (next && !isSame(next, place)) {
      place = next
      setDrag({ taskId, place })
    }
    frame = requestAnimationFrame(step)
  }
  let frame = requestAnimationFrame(step)
  return {
    moveTo: (to) => {
      point = to
    },
    end: (isDropped) => {
      cancelAnimationFrame(frame)
      delete board.dataset.dragging
      const target = placeBelow(board, point, taskId) ?? place
      setDrag({ taskId, place: null })
      if (isDropped && target) host.drop(held, target)
      void lifted.land().then(() => clearDrag(taskId))
    },
  }
}

const isSame = (one: Place, other: Place | null) =>
  one.columnId === other?.columnId && one.beforeId === other.beforeId && one.afterId === other.afterId

/** The place between two cards on the screen that is nearest to a point; null between columns. */
function placeBelow(board: HTMLElement, { x, y }: Point, taskId: string): Place | null {
  const { left, right, top, bottom } = board.getBoundingClientRect()
  const [inX, inY] = [Math.min(Math.max(x, left + 1), right - 1), Math.min(Math.max(y, top + 1), bottom - 1)]
  const column = document.elementFromPoint(inX, inY)?.closest<HTMLElement>('section[data-column]')
  if (!column) return null
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')].filter((each) => each.dataset.card !== taskId)
  const next = cards.findIndex((each) => {
    const rect = each.getBoundingClientRect()
    return rect.top + rect.height / 2 > y
  })
  const at = next === -1 ? cards.length : next
  return {
    columnId: column.dataset.column ?? '',
    beforeId: cards[at]?.dataset.card ?? null,
    afterId: cards[at - 1]?.dataset.card ?? null,
  }
}
