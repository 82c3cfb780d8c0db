import type { Task } from '../../shared/api/api.ts'
import type { Windows } from './column-windows.ts'

/** A place between two cards of a column; null where there is none. */
export interface Place {
  readonly columnId: string
  readonly beforeId: string | null
  readonly afterId: string | null
}

/** Where a card stands among the loaded ones. */
export function placeOf(tasks: readonly Task[], id: string, columnId: string): Place {
  const index = tasks.findIndex((task) => task.id === id)
  return { columnId, beforeId: tasks[index + 1]?.id ?? null, afterId: tasks[index - 1]?.id ?? null }
}

/** The place at an index among the cards without the one that moves. */
export function placeAt(tasks: readonly Task[], movingId: string, index: number, columnId: string): Place {
  const others = tasks.filter(({ id }) => id !== movingId)
  const at = Math.min(Math.max(index, 0), others.length)
  return { columnId, beforeId: others[at]?.id ?? null, afterId: others[at - 1]?.id ?? null }
}

export const withoutCard = (windows: Windows, id: string): Windows => ({
  ...windows,
  pages: windows.pages.map((page) =>
    page.items.some((task) => task.id === id) ? { ...page, items: page.items.filter((task) => task.id !== id) } : page,
  ),
})

/** Puts a card before one neighbour or after the other, whichever is loaded, or at the end. */
export function withCard(windows: Windows, task: Task, place: Place): Windows {
  const pages = windows.pages.map((page) => ({ page, at: indexIn(page.items, place) }))
  const known = pages.findIndex(({ at }) => at !== -1)
  const into = known === -1 ? pages.length - 1 : known
  return {
    ...windows,
    pages: pages.map(({ page, at }, index) => {
      if (index !== into) return page
      return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, task) }
    }),
  }
}

function indexIn(tasks: readonly Task[], { beforeId, afterId }: Place): number {
  const next = tasks.findIndex(({ id }) => id === beforeId)
  if (next !== -1) return next
  const previous = tasks.findIndex(({ id }) => id === afterId)
  return previous === -1 ? -1 : previous + 1
}
