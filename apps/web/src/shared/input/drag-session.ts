import type { Point } from './edge-scroll.ts'
import { scrollNearEdge } from './edge-scroll.ts'
import { liftCopy } from './lifted-copy.ts'

/** What can be dragged in a part of the page, and where to. */
export interface Dragging<Thing, Place> {
  readonly liftedClass: string
  /** Tells an element that can be dragged from others; by it, it is found again where it was dropped. */
  readonly attribute: string
  /** What a press takes along; null when that may not be moved. */
  readonly take: (pressed: Element) => Taken<Thing> | null
  /** The place at a point, given the last one; null when it would be dropped nowhere. */
  readonly placeAt: (point: Point, thing: Thing, last: Place | null) => Place | null
  /** What scrolls when the point is near its edge. */
  readonly scrollers: (point: Point) => readonly HTMLElement[]
  /** Shows where it would be dropped; nowhere when it was let go. */
  readonly show: (thing: Thing, place: Place | null) => void
  readonly drop: (thing: Thing, place: Place) => void
  /** The copy has flown to its place and is gone. */
  readonly landed?: (thing: Thing) => void
}

interface Taken<Thing> {
  readonly element: HTMLElement
  readonly thing: Thing
}

export interface Drag {
  readonly moveTo: (point: Point) => void
  readonly end: (isDropped: boolean) => void
}

/** A thing on its way: a copy hangs on the pointer, what is near an edge scrolls, and the place below is shown. */
export function startDrag<Thing, Place>(
  area: HTMLElement,
  { element, thing }: Taken<Thing>,
  start: Point,
  dragging: Dragging<Thing, Place>,
): Drag {
  const lifted = liftCopy(element, dragging.attribute, dragging.liftedClass, start)
  let point = start
  let place: Place | null = null
  let last = performance.now()
  dragging.show(thing, place)
  area.dataset.dragging = ''
  const step = (now: number) => {
    lifted.moveTo(point)
    for (const scroller of dragging.scrollers(point)) scrollNearEdge(scroller, point, now - last)
    last = now
    const next = dragging.placeAt(point, thing, place)
    if (JSON.stringify(next) !== JSON.stringify(place)) dragging.show(thing, next)
    place = next
    frame = requestAnimationFrame(step)
  }
  let frame = requestAnimationFrame(step)
  return {
    moveTo: (to) => {
      point = to
    },
    end: (isDropped) => {
      cancelAnimationFrame(frame)
      delete area.dataset.dragging
      const target = dragging.placeAt(point, thing, place)
      dragging.show(thing, null)
      if (isDropped && target !== null) dragging.drop(thing, target)
      void lifted.land().then(() => dragging.landed?.(thing))
    },
  }
}
