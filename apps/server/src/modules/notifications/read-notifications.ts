import type { Notification, ReadNotifications, UnreadCount, UpdateNotification } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { readerOf } from './list-notifications.ts'
import { toNotification } from './notification.ts'
import {
  countUnreadRows,
  findNotification,
  markAllRows,
  markNotificationRow,
  newestNotification,
  ownsNotification,
} from './notifications.store.ts'

const mostCounted = 100
const batch = 1000

/** How many notifications the actor has not read. */
export const countUnread = (ctx: Pick<Ctx, 'db'>, actor: Actor): Promise<UnreadCount> => counted(ctx.db.read, actor)

/** Marks a notification as read or unread. */
export function markNotification(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  actor: Actor,
  { id, read }: UpdateNotification & { id: string },
): Promise<Notification> {
  requirePermission(actor, 'tasks:read')
  return writeOnce(
    ctx,
    actor,
    async (tx) => {
      const found = await findNotification(tx, readerOf(actor), id)
      if (!found) throw notFound()
      if (read === (found.readAt !== null)) return toNotification(found)
      const now = ctx.clock.now()
      await markNotificationRow(tx, found.id, actor.userId, read, now)
      return toNotification({ ...found, readAt: read ? now : null })
    },
    ({ projectId }) => [projectId],
  )
}

/**
 * Marks all notifications as read, or those up to one; answers how many are left unread. Those beyond the first 1000
 * are marked after the commit, so that no lock is held for long: what a failure leaves unread is still there to be marked.
 */
export async function markAllRead(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  actor: Actor,
  { upTo }: ReadNotifications,
): Promise<UnreadCount> {
  const now = ctx.clock.now()
  const markUpTo = (db: Queryable, last: string) => markAllRows(db, actor.userId, last, now, batch)
  let unfinished: string | undefined
  const left = await writeOnce(ctx, actor, async (tx) => {
    if (upTo !== undefined && !(await ownsNotification(tx, upTo, actor.userId))) {
      throw ruleViolated('You have no such notification.', '/upTo')
    }
    const last = upTo ?? (await newestNotification(tx, actor.userId))
    if (last !== undefined && (await markUpTo(tx, last)) === batch) unfinished = last
    return counted(tx, actor, last)
  })
  while (unfinished !== undefined && (await markUpTo(ctx.db, unfinished)) === batch);
  return left
}

async function counted(db: Queryable, actor: Actor, after?: string): Promise<UnreadCount> {
  const count = await countUnreadRows(db, readerOf(actor), mostCounted + 1, after)
  return { count: Math.min(count, mostCounted), hasMore: count > mostCounted }
}
