import type { Task } from '../../shared/api/api.ts'
import type { TaskGroup } from './grouping.ts'

/** Where reading goes on: in a group, after a cursor or from its beginning. */
export interface Point {
  readonly group: string
  readonly cursor: string | null
}

/** Tasks of one group or of several that follow each other, and where each of them goes on; null when it has ended. */
export interface GroupedPage {
  readonly items: Task[]
  readonly reached: readonly Point[]
}

export const windowSize = 50
/** So many groups are asked at once after several were empty, and so many in all for one page. */
const mostAtOnce = 8
const mostForPage = 32

type ReadWindow = (point: Point) => Promise<{ items: Task[]; nextCursor: string | null }>

/**
 * Reads on from the first of the points until there is something to show. Each time that too little was found, twice
 * as many groups are asked at once.
 */
export async function readPage(points: readonly Point[], read: ReadWindow): Promise<GroupedPage> {
  const items: Task[] = []
  const reached: Point[] = []
  let left = points
  for (let atOnce = 1; left.length > 0 && items.length < windowSize && reached.length < mostForPage; atOnce *= 2) {
    const asked = left.slice(0, Math.min(atOnce, mostAtOnce))
    const windows = await Promise.all(asked.map(read))
    const now = asked.map(({ group }, index) => ({ group, cursor: windows[index]?.nextCursor ?? null }))
    items.push(...windows.flatMap((window) => window.items))
    reached.push(...now)
    left = [...now.filter(({ cursor }) => cursor !== null), ...left.slice(asked.length)]
  }
  return { items, reached }
}

/** How far each group was read: the cursor it goes on from, null at its end. A group that was not read is missing. */
export function progressOf(pages: readonly GroupedPage[]): ReadonlyMap<string, string | null> {
  return new Map(pages.flatMap(({ reached }) => reached.map(({ group, cursor }) => [group, cursor])))
}

/** Where there is more to read, in the order of the groups. */
export function pointsLeft(
  groups: readonly TaskGroup[],
  pages: readonly GroupedPage[],
  collapsed: ReadonlySet<string>,
): Point[] {
  const progress = progressOf(pages)
  return groups.flatMap(({ id }) => {
    const cursor = progress.get(id)
    const hasEnded = progress.has(id) && cursor === null
    return hasEnded || collapsed.has(id) ? [] : [{ group: id, cursor: cursor ?? null }]
  })
}
