import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/api.ts'
import { queryClient } from '../../../shared/api/query-client.ts'
import { readAgainWhileShort } from '../../../shared/tasks/task-queries.ts'
import type { Page } from '../page.ts'

export type Letter = Schemas['DeadLetterSummary']
export type Fate = 'redrive' | 'discard'

const listKey = ['admin', 'dead-letters']

/** Messages that were given up, newest first; of one queue, or of all. */
export const lettersQuery = (queue: string) =>
  infiniteQueryOptions({
    queryKey: [...listKey, { queue }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<Page<Letter>> => {
      const query = { limit: 50, ...(queue !== '' && { queue }), ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/admin/dead-letters', { params: { query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: readAgainWhileShort,
  })

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'dead-letter', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/admin/dead-letters/{id}', { params: { path: { id } }, signal })),
  })

export const refreshLetters = (): Promise<void> => queryClient.invalidateQueries({ queryKey: listKey })

/** Sends one to its queue again, or discards it for good. */
export async function settle(id: string, fate: Fate): Promise<void> {
  const params = { path: { id } }
  const asked =
    fate === 'redrive'
      ? api.POST('/v1/admin/dead-letters/{id}/redrive', { params })
      : api.DELETE('/v1/admin/dead-letters/{id}', { params })
  await answerOf(asked).finally(refreshLetters)
}

/** The same for all of a queue, or of all queues; a job does it. */
export async function settleAll(queue: string, fate: Fate): Promise<void> {
  const body = queue === '' ? { all: true as const } : { queue }
  const asked =
    fate === 'redrive'
      ? api.POST('/v1/admin/dead-letters/redrive', { body })
      : api.POST('/v1/admin/dead-letters/discard', { body })
  queryClient.setQueryData(jobQuery.queryKey, await answerOf(asked))
}

const lookAgainMilliseconds = 1000

/** The last job of this person that settles dead letters; null when there is none. Looked at often while it works. */
export const jobQuery = queryOptions({
  queryKey: ['admin', 'dead-letter-job'],
  queryFn: async ({ signal }) => {
    const { items } = await answerOf(api.GET('/v1/jobs', { params: { query: { limit: 20 } }, signal }))
    return items.find(({ kind }) => kind.startsWith('dead-letters.')) ?? null
  },
  refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? lookAgainMilliseconds : false),
})

export type Job = Schemas['Job']

export const isAtWork = ({ state }: Job): boolean => state === 'queued' || state === 'running'

export async function cancelJob({ id }: Job): Promise<void> {
  const job = await answerOf(api.POST('/v1/jobs/{id}/cancel', { params: { path: { id } } }))
  queryClient.setQueryData(jobQuery.queryKey, job)
}
