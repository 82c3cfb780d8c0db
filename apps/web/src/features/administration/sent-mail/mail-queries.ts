import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/api.ts'
import { readAgainWhileShort } from '../../../shared/tasks/task-queries.ts'
import type { Page } from '../page.ts'

export type Mail = Schemas['SentMailSummary']

interface MailPage extends Page<Mail> {
  /** A server keeps the mails itself; here are only those that went to a folder. */
  readonly delivery: 'folder' | 'server'
}

/** Mails that were written to files, newest first. */
export const mailsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'mails'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }): Promise<MailPage> => {
    const query = { limit: 50, ...(pageParam !== null && { cursor: pageParam }) }
    return answerOf(api.GET('/v1/admin/mails', { params: { query }, signal }))
  },
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: readAgainWhileShort,
})

/** One mail, which may hold a link as good as a password: it is kept no longer than it is shown. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'mail', id],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/admin/mails/{id}', { params: { path: { id } }, signal })),
  })
