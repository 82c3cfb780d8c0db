import type { NotificationKind } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Origin } from '../../platform/events/event.ts'
import type { NotificationData } from './notification.ts'
import type { SendTime } from './send-time.ts'

export interface NewNotification {
  readonly id: string
  readonly userId: string
  readonly cause: string
  readonly kind: NotificationKind
  readonly taskId: string
  readonly commentId: string | null
  readonly actorId: string | null
  readonly data: NotificationData
  readonly inApp: boolean
  readonly at: Date
}

export interface NewMail extends SendTime {
  readonly id: string
  readonly userId: string
  readonly cause: string
  readonly notificationId: string
  readonly origin: Origin
}

/** A mail that is to be sent at once. */
export interface QueuedMail {
  readonly id: string
  readonly userId: string
  readonly origin: Origin
}

// Whom the cause has been told to already gets neither another notification nor another mail.
const tellStatement = statement(
  'notifications.tell',
  `with told as (
     insert into notifications (id, user_id, cause, kind, task_id, comment_id, actor_id, data, in_app, at)
     select id, "userId", cause, kind, "taskId", "commentId", "actorId", data, "inApp", at
     from jsonb_to_recordset($1) as x(id uuid, "userId" uuid, cause text, kind notification_kind, "taskId" uuid,
       "commentId" uuid, "actorId" uuid, data jsonb, "inApp" boolean, at timestamptz)
     order by "userId"
     on conflict (user_id, cause) do nothing
     returning id),
   wanted as (
     insert into mails (id, user_id, cause, notification_id, state, send_at, origin)
     select x.id, "userId", cause, "notificationId", state, "sendAt", origin
     from jsonb_to_recordset($2) as x(id uuid, "userId" uuid, cause text, "notificationId" uuid, state text,
       "sendAt" timestamptz, origin jsonb)
     join told on told.id = "notificationId"
     on conflict (user_id, cause) do nothing
     returning id, user_id, origin, state)
   select id, user_id as "userId", origin from wanted where state = 'queued'`,
)

/** Keeps notifications and the mails that go with them; answers the mails that are to be sent at once. */
export const insertNotifications = (
  tx: Queryable,
  notifications: readonly NewNotification[],
  mails: readonly NewMail[],
): Promise<QueuedMail[]> => tx.query<QueuedMail>(tellStatement(JSON.stringify(notifications), JSON.stringify(mails)))
