import type { Schemas } from '@millrace/client'
import { ApiError, answerOf } from '@millrace/client'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: () =>
    answerOf(api.GET('/v1/me')).catch((err: unknown) => {
      if (err instanceof ApiError && err.status === 401) return null
      throw err
    }),
})

type MeChange = Schemas['UpdateMe']

/** Changes the person's own profile; every screen shows it at once. */
export async function updateMe(change: MeChange): Promise<void> {
  queryClient.setQueryData(meQuery.queryKey, await answerOf(api.PATCH('/v1/me', { body: change })))
}

/** Who is signed in. The shell shows its places to nobody else. */
export function useMe() {
  const { data } = useSuspenseQuery(meQuery)
  if (data === null) throw new Error('nobody is signed in')
  return data
}
