import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadOn } from '../../shared/api/use-read-on.ts'
import type { Notification } from './notification-queries.ts'
import { markRead, notificationsQuery } from './notification-queries.ts'

interface Inbox {
  /** Undefined until they are known. */
  readonly notifications: readonly Notification[] | undefined
  readonly rest: ReadOn
  readonly error: unknown
  readonly retry: () => void
  readonly mark: (notification: Notification, isRead: boolean) => void
  /** Lets what was read here go from the unread ones. */
  readonly forgetRead: () => void
}

/** The notifications in view. What is read among the unread ones stays where it is until the person looks elsewhere. */
export function useInbox(isUnread: boolean): Inbox {
  const list = useInfiniteQuery(notificationsQuery(isUnread))
  const rest = useReadOn(list)
  const [readHere, setReadHere] = useState<ReadonlyMap<string, Notification>>(new Map())
  const { data, error, refetch } = list
  const notifications = useMemo(() => {
    const known = data?.pages.flatMap(({ items }) => items)
    return known && isUnread ? together(known, readHere) : known
  }, [data, isUnread, readHere])
  const mark = useCallback((notification: Notification, isRead: boolean) => {
    const marked = { ...notification, readAt: isRead ? new Date().toISOString() : null }
    setReadHere((before) => new Map([...before, [marked.id, marked]]))
    void markRead(notification, isRead)
  }, [])
  const forgetRead = useCallback(() => setReadHere(new Map()), [])
  return { notifications, rest, error, retry: () => void refetch(), mark, forgetRead }
}

/** Their ids are in the order of time. */
function together(known: readonly Notification[], kept: ReadonlyMap<string, Notification>): Notification[] {
  const all = new Map([...kept, ...known.map((each) => [each.id, each] as const)])
  return [...all.values()].sort((one, other) => (one.id < other.id ? 1 : -1))
}
