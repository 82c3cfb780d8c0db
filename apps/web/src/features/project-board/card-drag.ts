import type { Task } from '../../shared/api/api.ts'
import type { Point } from '../../shared/input/edge-scroll.ts'
import { listenForDrags } from '../../shared/input/pointer-drag.ts'
import styles from './card.module.css'
import { clearDrag, setDrag } from './drag-state.ts'
import type { Place } from './place-card.ts'

interface Movable {
  readonly task: Task
  readonly from: string
}

interface Host {
  /** The task of a card and its column; null when it may not be moved. */
  readonly movable: (card: Element) => Movable | null
  readonly drop: (card: Movable, place: Place) => void
}

/** Lets the cards of a board be dragged. One listener for all of them; between columns the last place stays. */
export function listenForCards(board: HTMLElement, { movable, drop }: Host): () => void {
  return listenForDrags<Movable, Place>(board, {
    liftedClass: styles.lifted ?? '',
    attribute: 'data-card',
    take: (pressed) => {
      const element = pressed.closest('button, input') ? null : pressed.closest<HTMLElement>('[data-card]')
      const thing = element && movable(element)
      return thing ? { element, thing } : null
    },
    placeAt: (point, { task }, last) => placeBelow(board, point, task.id) ?? last,
    scrollers: (point) => [board, ...listsBelow(point)],
    show: ({ task }, place) => setDrag({ taskId: task.id, place }),
    drop,
    landed: ({ task }) => clearDrag(task.id),
  })
}

const columnBelow = (x: number, y: number) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('section[data-column]')

function listsBelow({ x, y }: Point): HTMLElement[] {
  const list = columnBelow(x, y)?.querySelector<HTMLElement>('[data-scroller]')
  return list ? [list] : []
}

/** The place between two cards on the screen that is nearest to a point; null between columns. */
function placeBelow(board: HTMLElement, { x, y }: Point, taskId: string): Place | null {
  const { left, right, top, bottom } = board.getBoundingClientRect()
  const [inX, inY] = [Math.min(Math.max(x, left + 1), right - 1), Math.min(Math.max(y, top + 1), bottom - 1)]
  const column = columnBelow(inX, inY)
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
