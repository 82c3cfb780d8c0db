const edge = 64
const pixelsPerSecond = 1100
const viewsPerSecond = 1.4

interface Point {
  readonly x: number
  readonly y: number
}

/** Scrolls the board and the column below the pointer when it is near an edge, faster the nearer it is. */
export function scrollNearEdge(board: HTMLElement, { x, y }: Point, milliseconds: number): void {
  const seconds = Math.min(milliseconds, 50) / 1000
  const reach = pixelsPerSecond * seconds
  const frame = board.getBoundingClientRect()
  // On a phone, where one column fills the view, slow enough to stop at the next one.
  board.scrollLeft += pull(x, frame.left, frame.right) * Math.min(reach, viewsPerSecond * frame.width * seconds)
  const list = document.elementFromPoint(x, y)?.closest('section[data-column]')?.querySelector('[data-scroller]')
  if (!list) return
  const { top, bottom } = list.getBoundingClientRect()
  list.scrollTop += pull(y, top, bottom) * reach
}

/** From -1 at or beyond the start to 1 at or beyond the end; 0 in between. */
function pull(at: number, start: number, end: number): number {
  if (at < start + edge) return -Math.min((start + edge - at) / edge, 1)
  if (at > end - edge) return Math.min((at - end + edge) / edge, 1)
  return 0
}
