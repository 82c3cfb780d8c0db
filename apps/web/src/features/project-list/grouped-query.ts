import { answerOf } from '@millrace/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import { taskListKey } from '../../shared/tasks/task-queries.ts'
import type { TaskGroup } from './grouping.ts'
import type { Point } from './walk-groups.ts'
import { pointsLeft, readPage, windowSize } from './walk-groups.ts'

interface GroupedList {
  readonly base: TaskFilter
  readonly groups: readonly TaskGroup[]
  readonly groupOf: (task: Task) => string
  /** Groups that nobody looks into, so that they are not read. */
  readonly collapsed: ReadonlySet<string>
}

/** A list that fits into so many tasks is read at once, and its groups made of what came. */
const shortList = 100

/** Tasks group after group, a window at a time. A page goes through empty groups until it has something to show. */
export const groupedTasksQuery = ({ base, groups, groupOf, collapsed }: GroupedList) =>
  infiniteQueryOptions({
    queryKey: taskListKey(base, groups),
    // Null begins: where that is depends on how much there is.
    initialPageParam: null as readonly Point[] | null,
    queryFn: async ({ pageParam, signal }) => {
      const read = (query: Query) => answerOf(api.GET('/v1/tasks', { params: { query }, signal }))
      if (pageParam === null && groups.length > 1) {
        const { items, nextCursor } = await read({ ...base, limit: shortList })
        if (nextCursor === null) return { items, reached: groups.map(({ id }) => ({ group: id, cursor: null })) }
      }
      const filters = new Map(groups.map(({ id, filter }) => [id, { ...base, ...filter }]))
      return readPage(pageParam ?? pointsLeft(groups, [], collapsed), async ({ group, cursor }) => {
        const { items, nextCursor } = await read({
          ...filters.get(group),
          limit: windowSize,
          ...(cursor !== null && { cursor }),
        })
        return { items: items.filter((task) => groupOf(task) === group), nextCursor }
      })
    },
    getNextPageParam: (_last, pages) => {
      const left = pointsLeft(groups, pages, collapsed)
      return left.length > 0 ? left : null
    },
  })

type Query = TaskFilter & { limit: number; cursor?: string }
