import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/api.ts'
import { queryClient } from '../../../shared/api/query-client.ts'
import { savedOf, saveOnTop } from '../../../shared/api/save-on-top.ts'

export type Comment = Schemas['Comment']

interface CommentPage {
  items: Comment[]
  nextCursor: string | null
}

/** The comments of a task, oldest first. */
export const commentsQuery = (taskId: string) =>
  infiniteQueryOptions({
    queryKey: ['comments', taskId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<CommentPage> => {
      const query = { limit: 100, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/tasks/{id}/comments', { params: { path: { id: taskId }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** `key` makes sure that a second attempt says nothing twice. */
export async function addComment(taskId: string, body: string, key: string): Promise<void> {
  const params = { path: { id: taskId }, header: { 'Idempotency-Key': key } }
  const comment = await answerOf(api.POST('/v1/tasks/{id}/comments', { params, body: { body } }))
  mapPages(taskId, (items, isLast) => (isLast ? [...items.filter(({ id }) => id !== comment.id), comment] : items))
}

/** Changes what somebody has said, unless it has changed since they saw it. */
export async function changeComment(base: Comment, body: string): Promise<void> {
  const { id, taskId } = base
  const path = { id }
  const change = { body }
  try {
    const result = await saveOnTop(base, change, {
      write: (version) =>
        answerOf(api.PATCH('/v1/comments/{id}', { params: { path, header: ifMatch(version) }, body: change })),
      read: () => answerOf(api.GET('/v1/comments/{id}', { params: { path } })),
    })
    const changed = savedOf(result)
    mapPages(taskId, (items) => items.map((comment) => (comment.id === id ? changed : comment)))
  } catch (err) {
    void queryClient.invalidateQueries({ queryKey: commentsQuery(taskId).queryKey })
    throw err
  }
}

export async function deleteComment({ id, taskId }: Comment): Promise<void> {
  await answerOf(api.DELETE('/v1/comments/{id}', { params: { path: { id } } }))
  mapPages(taskId, (items) => items.filter((comment) => comment.id !== id))
}

type Map = (items: Comment[], isLast: boolean) => Comment[]

function mapPages(taskId: string, map: Map): void {
  queryClient.setQueryData<InfiniteData<CommentPage, string | null>>(commentsQuery(taskId).queryKey, (data) => {
    if (!data) return data
    const last = data.pages.length - 1
    return { ...data, pages: data.pages.map((page, index) => ({ ...page, items: map(page.items, index === last) })) }
  })
}
