import type { Notification, NotificationQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toNotification } from './notification.ts'
import type { Reader } from './notifications.store.ts'
import { listNotificationRows } from './notifications.store.ts'

/** What the actor was told, newest first, as far as they may still know of it. */
export async function listNotifications(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { unread = false, ...query }: NotificationQuery,
): Promise<Page<Notification>> {
  const start = pageStart(ctx.cursors, query, `notifications ${actor.userId} ${unread}`, 1)
  const rows = await listNotificationRows(ctx.db.read, readerOf(actor), start, unread)
  return toPage(ctx.cursors, start, rows.map(toNotification), ({ id }) => [id])
}

/** The actor as whoever reads notifications. */
export const readerOf = (actor: Actor): Reader => ({ userId: actor.userId, admin: may(actor, 'tasks:admin') })
