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

/** Tasks by filter, a window at a time. */
export const tasksQuery = (filter: TaskFilter, limit = windowSize) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<TaskPage> => {
      const query = { ...filter, limit, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/tasks', { params: { query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    // In the trash too, where it can be read and restored.
    queryFn: () => answerOf(api.GET('/v1/tasks/{id}', { params: { path: { id }, query: { deleted: true } } })),
  })

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ['board', id],
    queryFn: () => answerOf(api.GET('/v1/projects/{id}/board', { params: { path: { id }, query: { limit: 30 } } })),
  })
