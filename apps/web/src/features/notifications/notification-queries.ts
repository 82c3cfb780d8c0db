import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { readAgainWhileShort } from '../../shared/tasks/task-queries.ts'
import { unreadCountQuery } from './unread-count.ts'

export type Notification = Schemas['Notification']

interface NotificationPage {
  items: Notification[]
  nextCursor: string | null
}

const listsKey = ['notifications', 'list']

/** What the person was told, newest first, a window at a time; all of it or what is unread. */
export const notificationsQuery = (isUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: [...listsKey, { isUnread }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<NotificationPage> => {
      const query = { limit: 50, ...(isUnread && { unread: true }), ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/notifications', { params: { query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: readAgainWhileShort,
  })

/** Marks one as read or unread: at once, and as it was when that is refused. */
export async function markRead({ id, readAt }: Notification, isRead: boolean): Promise<void> {
  const show = (at: string | null) => showRead((each) => each.id === id, at)
  await stopReading()
  show(isRead ? new Date().toISOString() : null)
  countMore(isRead ? -1 : 1)
  try {
    await answerOf(api.PATCH('/v1/notifications/{id}', { params: { path: { id } }, body: { read: isRead } }))
  } catch (err) {
    show(readAt)
    tellFailure(err)
  } finally {
    await queryClient.invalidateQueries({ queryKey: unreadCountQuery.queryKey })
  }
}

/** Marks everything up to the newest one that the person sees; what came since then stays unread. */
export async function markAllRead(newest: Notification): Promise<void> {
  await stopReading()
  showRead(({ id }) => id <= newest.id, new Date().toISOString())
  try {
    const left = await answerOf(api.POST('/v1/notifications/read', { body: { upTo: newest.id } }))
    queryClient.setQueryData(unreadCountQuery.queryKey, left)
  } catch (err) {
    tellFailure(err)
  } finally {
    await queryClient.invalidateQueries({ queryKey: listsKey })
  }
}

/** What is being read would show again what was before. */
const stopReading = () => queryClient.cancelQueries({ queryKey: ['notifications'] })

function showRead(isMeant: (notification: Notification) => boolean, at: string | null): void {
  const marked = (each: Notification): Notification =>
    isMeant(each) && (each.readAt === null) !== (at === null) ? { ...each, readAt: at } : each
  queryClient.setQueriesData<InfiniteData<NotificationPage>>(
    { queryKey: listsKey },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(marked) })) },
  )
}

/** Beyond a hundred the count is not known, so it stays. */
function countMore(more: number): void {
  queryClient.setQueryData(unreadCountQuery.queryKey, (known) =>
    known && !known.hasMore ? { ...known, count: Math.max(0, known.count + more) } : known,
  )
}
