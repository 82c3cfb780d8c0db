import type { Drag, Dragging } from './drag-session.ts'
import { startDrag } from './drag-session.ts'
import { holdMilliseconds, touchSlack } from './press.ts'

const mouseSlack = 5

/**
 * Things are dragged with the mouse at once, and with a finger after a short hold, so that a swipe still scrolls. Pointer
 * events instead of the drag events of HTML: those do not come from touch in every browser.
 */
export function listenForDrags<Thing, Place>(area: HTMLElement, dragging: Dragging<Thing, Place>): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  let gesture: Gesture | null = null
  const begin = (event: PointerEvent) => {
    if (gesture || !event.isPrimary || event.button !== 0) return
    const taken = dragging.take(event.target as Element)
    if (!taken) return
    const lift = () => startDrag(area, taken, { x: event.clientX, y: event.clientY }, dragging)
    gesture = startGesture(area, event, lift, () => {
      gesture = null
    })
  }
  area.addEventListener('pointerdown', begin, options)
  // A finger that drags must not scroll as well; this can only be refused from a listener that is not passive.
  area.addEventListener('touchmove', (event) => gesture?.isDragging() && event.preventDefault(), {
    ...options,
    passive: false,
  })
  area.addEventListener('contextmenu', (event) => gesture?.isTouch && event.preventDefault(), options)
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

function startGesture(area: HTMLElement, down: PointerEvent, lift: () => Drag, ended: () => void): Gesture {
  const isTouch = down.pointerType === 'touch'
  const stop = new AbortController()
  const start = { x: down.clientX, y: down.clientY }
  let drag: Drag | null = null
  const begin = () => {
    area.setPointerCapture(down.pointerId)
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

/** The click that follows a drop is no click on what was dragged. */
function swallowClick(): void {
  const stop = new AbortController()
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
}
