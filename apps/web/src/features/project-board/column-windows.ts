import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import type { InfiniteData, QueryKey } from '@tanstack/react-query'
import { infiniteQueryOptions, replaceEqualDeep, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import type { TaskFilter, TaskPage } from '../../shared/tasks/task-queries.ts'
import { readAgainWhileShort, taskListKey } from '../../shared/tasks/task-queries.ts'

export type BoardColumn = Schemas['BoardColumn']

/** Where a window begins: at a cursor, after `start` cards. Knows the window before it, so that one can go back. */
interface WindowPlace {
  readonly cursor: string | null
  readonly start: number
  readonly previous: WindowPlace | null
}

export type Windows = InfiniteData<TaskPage, WindowPlace>

const windowSize = 50
/** What is farther from the view is dropped and read again when somebody comes back, however long the column is. */
const keptWindows = 6
const firstPlace: WindowPlace = { cursor: null, start: 0, previous: null }

/** The cards of a column in their order, some windows around the view. */
export const columnQuery = (project: string, column: string, filter: TaskFilter) => {
  const query = { project, column, sort: 'rank', ...filter } as const
  return infiniteQueryOptions<TaskPage, Error, Windows, QueryKey, WindowPlace>({
    queryKey: taskListKey(query, 'windows'),
    initialPageParam: firstPlace,
    maxPages: keptWindows,
    queryFn: ({ pageParam: { cursor }, signal }) => {
      const params = { query: { ...query, limit: windowSize, ...(cursor !== null && { cursor }) } }
      return answerOf(api.GET('/v1/tasks', { params, signal }))
    },
    getNextPageParam: ({ nextCursor, items }, _pages, place) =>
      nextCursor === null ? null : { cursor: nextCursor, start: place.start + items.length, previous: place },
    getPreviousPageParam: (_page, _pages, place) => place.previous,
    refetchInterval: readAgainWhileShort,
    structuralSharing: (before, after) => sameTasks(before as Windows | undefined, after as Windows),
  })
}

/** Tasks that have not changed stay the same objects, so that their cards are not drawn again. */
function sameTasks(before: Windows | undefined, after: Windows): Windows {
  const known = new Set(before?.pages)
  if (!before || after.pages.every((page) => known.has(page))) return after
  const tasks = new Map(before.pages.flatMap(({ items }) => items.map((task) => [task.id, task])))
  const pages = after.pages.map((page) => {
    if (known.has(page)) return page
    return { ...page, items: page.items.map((task) => replaceEqualDeep(tasks.get(task.id), task)) }
  })
  return { ...after, pages }
}

/** The first window came with the board, so a column shows its cards without a request of its own. */
export const windowsOf = ({ items, nextCursor }: BoardColumn): Windows => ({
  pages: [{ items, nextCursor }],
  pageParams: [firstPlace],
})

export interface Cards {
  /** How many cards stand before the first of these. */
  readonly start: number
  readonly tasks: readonly Task[]
}

/** The loaded cards. One that moved while windows were read may have come twice. */
export function cardsOf(windows: Windows | undefined): Cards {
  const tasks = new Map<string, Task>()
  for (const { items } of windows?.pages ?? []) for (const task of items) tasks.set(task.id, task)
  return { start: windows?.pageParams[0]?.start ?? 0, tasks: [...tasks.values()] }
}

interface Shown {
  readonly projectId: string
  readonly column: BoardColumn
  readonly filter: TaskFilter
  readonly isFiltered: boolean
  readonly boardReadAt: number
}

/** The cards of a column on the screen, and how to read on in both directions. */
export function useColumn({ projectId, column, filter, isFiltered, boardReadAt }: Shown) {
  const query = useInfiniteQuery({
    ...columnQuery(projectId, column.id, filter),
    ...(!isFiltered && { initialData: () => windowsOf(column), initialDataUpdatedAt: boardReadAt }),
  })
  const { data } = query
  return { ...query, cards: useMemo(() => cardsOf(data), [data]) }
}

export type ColumnQuery = ReturnType<typeof useColumn>
