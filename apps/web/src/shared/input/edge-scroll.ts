const edge = 64
const pixelsPerSecond = 1100
const viewsPerSecond = 1.4

export interface Point {
  readonly x: number
  readonly y: number
}

/** Scrolls an element when a point is near one of its edges, faster the nearer it is. */
export function scrollNearEdge(element: HTMLElement, { x, y }: Point, milliseconds: number): void {
  const seconds = Math.min(milliseconds, 50) / 1000
  const reach = pixelsPerSecond * seconds
  const { left, right, top, bottom, width } = element.getBoundingClientRect()
  const { overflowX, overflowY } = getComputedStyle(element)
  // On a phone, where one column fills the view, slow enough to stop at the next one.
  if (overflowX === 'auto')
    element.scrollLeft += pull(x, left, right) * Math.min(reach, viewsPerSecond * width * seconds)
  if (overflowY === 'auto') element.scrollTop += pull(y, top, bottom) * reach
}

/** From -1 at or beyond the start to 1 at or beyond the end; 0 in between. */
function pull(at: number, start: number, end: number): number {
  if (at < start + edge) return -Math.min((start + edge - at) / edge, 1)
  if (at > end - edge) return Math.min((at - end + edge) / edge, 1)
  return 0
}

/** What an element can be scrolled by. */
export function scrollersOf(element: Element | null): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let each = element?.parentElement; each; each = each.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(each)
    if (overflowX === 'auto' || overflowY === 'auto') found.push(each)
  }
  return found
}
