import {
  IdParams,
  Notification,
  NotificationList,
  NotificationQuery,
  ReadNotifications,
  UnreadCount,
  UpdateNotification,
} from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { followingRoutes } from './following.routes.ts'
import { listNotifications } from './list-notifications.ts'
import { preferenceRoutes } from './preferences.routes.ts'
import { countUnread, markAllRead, markNotification } from './read-notifications.ts'

const tag = 'Notifications'

// Reading goes with the right to read tasks. What changes somebody's own settings takes `account:manage`, which a token
// that only reads does not have and a program never has.
export const notificationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/notifications',
    summary: 'List what I was told, newest first',
    tag,
    access: 'tasks:read',
    schema: { query: NotificationQuery, answer: { 200: NotificationList } },
    run: (ctx, { actor, query }) => listNotifications(ctx, actor, query),
    answer: ok,
  }),
  route({
    method: 'GET',
    path: '/v1/notifications/unread-count',
    summary: 'Count what I have not read',
    tag,
    access: 'tasks:read',
    schema: { answer: { 200: UnreadCount } },
    run: (ctx, { actor }) => countUnread(ctx, actor),
    answer: ok,
  }),
  route({
    method: 'PATCH',
    path: '/v1/notifications/{id}',
    summary: 'Mark a notification as read or unread',
    tag,
    access: 'account:manage',
    schema: { params: IdParams, body: UpdateNotification, answer: { 200: Notification } },
    run: (ctx, { actor, params, body }) => markNotification(ctx, actor, { id: params.id, ...body }),
    answer: ok,
  }),
  route({
    method: 'POST',
    path: '/v1/notifications/read',
    summary: 'Mark all notifications as read, or those up to one',
    tag,
    access: 'account:manage',
    schema: { body: ReadNotifications, answer: { 200: UnreadCount } },
    run: (ctx, { actor, body }) => markAllRead(ctx, actor, body),
    answer: ok,
  }),
  ...followingRoutes,
  ...preferenceRoutes,
]
