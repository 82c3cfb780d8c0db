import styles from './touch-drag.module.css'

interface Options {
  readonly element: HTMLElement
  readonly setDragging: (isDragging: boolean) => void
  /** The `data-drop-day` of what the finger was lifted over. */
  readonly drop: (day: string) => void
}

interface Press {
  readonly x: number
  readonly y: number
  readonly timer: ReturnType<typeof setTimeout>
}

/** Shorter than the press after which a browser opens the menu of a link. */
const pressMilliseconds = 320
/** A finger that moves further before that is scrolling. */
const slackPixels = 8

/** Dragging by a long press: what browsers do natively with a finger differs, and some do nothing. */
export function touchDraggable({ element, setDragging, drop }: Options) {
  let press: Press | null = null
  let ghost: HTMLElement | null = null
  let over: Element | null = null

  const lift = (x: number, y: number) => {
    const { width } = element.getBoundingClientRect()
    ghost = element.cloneNode(true) as HTMLElement
    ghost.classList.add(styles.ghost ?? '')
    ghost.style.width = `${Math.min(width, 240)}px`
    document.body.append(ghost)
    setDragging(true)
    follow(x, y)
  }
  const follow = (x: number, y: number) => {
    if (ghost) ghost.style.transform = `translate(${x}px, ${y}px) translate(-50%, -120%)`
    mark(document.elementFromPoint(x, y)?.closest('[data-drop-day]') ?? null)
  }
  const mark = (next: Element | null) => {
    over?.removeAttribute('data-over')
    next?.setAttribute('data-over', '')
    over = next
  }
  const end = () => {
    clearTimeout(press?.timer)
    if (ghost) setDragging(false)
    ghost?.remove()
    mark(null)
    press = null
    ghost = null
  }
  const onStart = ({ touches: [touch, other] }: TouchEvent) => {
    end()
    if (!touch || other) return
    const { clientX: x, clientY: y } = touch
    press = { x, y, timer: setTimeout(() => lift(x, y), pressMilliseconds) }
  }
  const onMove = (event: TouchEvent) => {
    const [touch] = event.touches
    if (!press || !touch) return
    const { clientX: x, clientY: y } = touch
    if (ghost) {
      event.preventDefault()
      follow(x, y)
    } else if (Math.hypot(x - press.x, y - press.y) > slackPixels) end()
  }
  const onEnd = (event: TouchEvent) => {
    const day = over?.getAttribute('data-drop-day') ?? null
    // Otherwise lifting the finger would open the task.
    if (ghost) event.preventDefault()
    end()
    if (day !== null) drop(day)
  }
  const onMenu = (event: Event) => {
    if (press) event.preventDefault()
  }
  const listeners = new AbortController()
  const { signal } = listeners
  element.addEventListener('touchstart', onStart, { signal, passive: true })
  element.addEventListener('touchmove', onMove, { signal, passive: false })
  element.addEventListener('touchend', onEnd, { signal })
  element.addEventListener('touchcancel', end, { signal })
  element.addEventListener('contextmenu', onMenu, { signal })
  const stop = () => {
    end()
    listeners.abort()
  }
  return { stop, isTouched: () => press !== null }
}
