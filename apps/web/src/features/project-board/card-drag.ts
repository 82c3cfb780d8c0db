import type { Drag, DragHost } from './drag-session.ts'
import { startDrag } from './drag-session.ts'

const mouseSlack = 5
const touchSlack = 10
const holdMilliseconds = 250

/**
 * Cards are dragged with the mouse at once, and with a finger after a short hold, so that a swipe still scrolls. Pointer
 * events instead of the drag events of HTML: those do not come from touch in every browser.
 */
export function listenForDrags(board: HTMLElement, host: DragHost): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  let gesture: Gesture | null = null
  const begin = (event: PointerEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')
    if (gesture || !card || !event.isPrimary || event.button !== 0) return
    const held = (event.target as Element).closest('button, input') ? null : host.movable(card)
    if (!held) return
    const lift = () => startDrag(board, card, held, { x: event.clientX, y: event.clientY }, host)
    gesture = startGesture(board, event, lift, () => {
      gesture = null
    })
  }
  board.addEventListener('pointerdown', begin, options)
  // A finger that drags must not scroll as well; this can only be refused from a listener that is not passive.
  board.addEventListener('touchmove', (event) => gesture?.isDragging() && event.preventDefault(), {
    ...options,
    passive: false,
  })
  board.addEventListener('contextmenu', (event) => gesture?.isTouch && event.preventDefault(), options)
  return () => {
    gesture?.cancel()
    stop.abort()
  }
}

interface Gesture {
  readonly isTouch: boolean
  readonly isDragging: () => boolean
  readonly cancel: () => void
}

function startGesture(board: HTMLElement, down: PointerEvent, lift: () => Drag, ended: () => void): Gesture {
  const isTouch = down.pointerType === 'touch'
  const stop = new AbortController()
  const start = { x: down.clientX, y: down.clientY }
  let drag: Drag | null = null
  const begin = () => {
    board.setPointerCapture(down.pointerId)
    drag = lift()
    return drag
  }
  const timer = isTouch ? setTimeout(begin, holdMilliseconds) : undefined
  const end = (isDropped: boolean) => {
    clearTimeout(timer)
    stop.abort()
    ended()
    if (!drag) return
    swallowClick()
    drag.end(isDropped)
  }
  const move = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    const point = { x: event.clientX, y: event.clientY }
    if (drag) return drag.moveTo(point)
    const distance = Math.hypot(point.x - start.x, point.y - start.y)
    if (isTouch && distance > touchSlack) end(false)
    if (!isTouch && distance > mouseSlack) begin().moveTo(point)
  }
  const on = { signal: stop.signal }
  window.addEventListener('pointermove', move, on)
  window.addEventListener('pointerup', ({ pointerId }) => pointerId === down.pointerId && end(true), on)
  window.addEventListener('pointercancel', ({ pointerId }) => pointerId === down.pointerId && end(false), on)
  window.addEventListener('blur', () => end(false), on)
  window.addEventListener('keydown', (event) => cancelByKey(event, drag !== null, () => end(false)), {
    ...on,
    capture: true,
  })
  return { isTouch, isDragging: () => drag !== null, cancel: () => end(false) }
}

function cancelByKey(event: KeyboardEvent, isDragging: boolean, cancel: () => void): void {
  if (event.key !== 'Escape' || !isDragging) return
  event.preventDefault()
  event.stopPropagation()
  cancel()
}

/** The click that follows a drop is no click on the card. */
function swallowClick(): void {
  const stop = new AbortController()
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
}
