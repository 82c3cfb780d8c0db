import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/api.ts'
import { queryClient } from '../../../shared/api/query-client.ts'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { readAgainMilliseconds } from '../../../shared/tasks/task-queries.ts'

export type FollowingState = Schemas['TaskFollowing']['state']

/** Whether the person is told of what happens to a task. */
export const followingQuery = (id: string) =>
  queryOptions({
    queryKey: ['following', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/tasks/{id}/following', { params: { path: { id } }, signal })),
    // Who comments on a task follows it from then on.
    refetchInterval: readAgainMilliseconds,
  })

/** Shows the choice at once, and what was before when it is refused. */
export async function follow(id: string, state: FollowingState): Promise<void> {
  const { queryKey } = followingQuery(id)
  await queryClient.cancelQueries({ queryKey })
  const before = queryClient.getQueryData(queryKey)
  queryClient.setQueryData(queryKey, { state })
  try {
    await answerOf(api.PUT('/v1/tasks/{id}/following', { params: { path: { id } }, body: { state } }))
  } catch (err) {
    queryClient.setQueryData(queryKey, before)
    tellFailure(err)
  }
}
