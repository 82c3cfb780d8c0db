import type { paths } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Task } from '../api/api.ts'
import { api } from '../api/api.ts'

type TaskListQuery = NonNullable<paths['/v1/tasks']['get']['parameters']['query']>

/** What tasks to read and in which order, as the API takes it. */
export type TaskFilter = Omit<TaskListQuery, 'limit' | 'cursor' | 'page' | 'page_size'>

export interface TaskPage {
  items: Task[]
  nextCursor: string | null
}

const windowSize = 50

/** How often what is on the screen is read again, in milliseconds: nobody tells it yet of what others do. */
export const readAgainMilliseconds = 20_000

/** The same for windows: of a long list all of them would be read. */
export const readAgainWhileShort = ({ state }: { state: { data?: { pages: readonly unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) > 2 ? false : readAgainMilliseconds

/** Where the cache keeps every list of tasks, every single task and every board. */
export const taskKeys = { lists: ['tasks'], tasks: ['task'], boards: ['board'] } as const

/** The key of a list: what it asks for, and what tells it from another list that asks for the same. */
export const taskListKey = (filter: TaskFilter, ...kind: readonly unknown[]) =>
  [...taskKeys.lists, filter, ...kind] as const

/** Tasks by filter, a window at a time. */
export const tasksQuery = (filter: TaskFilter, limit = windowSize) =>
  infiniteQueryOptions({
    queryKey: taskListKey(filter),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<TaskPage> => {
      const query = { ...filter, limit, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/tasks', { params: { query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: readAgainWhileShort,
  })

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: [...taskKeys.tasks, id],
    // In the trash too, where it can be read and restored.
    queryFn: () => answerOf(api.GET('/v1/tasks/{id}', { params: { path: { id }, query: { deleted: true } } })),
    refetchInterval: readAgainMilliseconds,
  })

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: [...taskKeys.boards, id],
    queryFn: () => answerOf(api.GET('/v1/projects/{id}/board', { params: { path: { id }, query: { limit: 30 } } })),
  })

/** Tasks that a person looks for by words of the title or by a key; without any, the first ones. */
export const taskSearchQuery = (text: string, limit: number, filter: TaskFilter = {}) => {
  const query = { ...filter, limit, ...(text !== '' && { text: text.slice(0, 200) }) }
  return queryOptions({
    queryKey: ['task-search', query],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/v1/tasks', { params: { query }, signal }))).items,
  })
}
