import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { readAgainMilliseconds } from '../../shared/tasks/task-queries.ts'

/** How many notifications the person has not read. */
export const unreadCountQuery = queryOptions({
  queryKey: ['notifications', 'unread-count'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/notifications/unread-count', { signal })),
  refetchInterval: readAgainMilliseconds,
})
