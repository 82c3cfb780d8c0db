import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, Nullable, PageQuery } from './common.ts'
import { TaskStatus } from './tasks.ts'

/** What people are told of, the most telling first: of several reasons in one event the first one counts. */
export const notificationKinds = [
  'mentioned',
  'assigned',
  'commented',
  'status-changed',
  'due-soon',
  'overdue',
] as const
export const NotificationKind = Type.Enum(notificationKinds)
export type NotificationKind = Static<typeof NotificationKind>

/**
 * What a notification is about beside its task: the comment, with the first 200 characters of what it says as plain
 * text; the status before and after; or the due date or instant.
 */
const NotificationData = Closed({
  commentId: Nullable(Id),
  excerpt: Nullable(Type.String()),
  status: Nullable(Closed({ before: TaskStatus, after: TaskStatus })),
  due: Nullable(Type.String({ examples: ['2026-11-21', '2026-11-21T08:00:00.000Z'] })),
})

/** `actor` is null for what nobody did, such as a date that comes near. Names and texts are those of now. */
export const Notification = Closed(
  {
    id: Id,
    kind: NotificationKind,
    task: Closed({ id: Id, key: Type.String({ examples: ['OPS-42'] }), title: Type.String() }),
    projectId: Id,
    actor: Nullable(Closed({ id: Id, name: Type.String() })),
    data: NotificationData,
    at: Instant,
    readAt: Nullable(Instant),
  },
  { title: 'Notification' },
)
export type Notification = Static<typeof Notification>
export const NotificationList = List(Notification)

export const NotificationQuery = Closed({ ...PageQuery, unread: Type.Optional(Type.Boolean()) })
export type NotificationQuery = Static<typeof NotificationQuery>

export const UpdateNotification = Closed({ read: Type.Boolean() }, { title: 'UpdateNotification' })
export type UpdateNotification = Static<typeof UpdateNotification>

/** Exact up to 100; `hasMore` when there are more. */
export const UnreadCount = Closed({ count: Type.Integer(), hasMore: Type.Boolean() }, { title: 'UnreadCount' })
export type UnreadCount = Static<typeof UnreadCount>

/** `upTo` is the newest notification that was seen; left out, all there are. */
export const ReadNotifications = Closed({ upTo: Type.Optional(Id) }, { title: 'ReadNotifications' })
export type ReadNotifications = Static<typeof ReadNotifications>

/**
 * `following` tells of comments and changes of status, `muted` of direct mentions and assignments only. `none` is as if
 * the person had nothing to do with the task, until they take part in it again.
 */
export const followingStates = ['following', 'muted', 'none'] as const
export const TaskFollowing = Closed({ state: Type.Enum(followingStates) }, { title: 'TaskFollowing' })
export type TaskFollowing = Static<typeof TaskFollowing>

const eachKind = <T extends TSchema>(schema: T) => ({
  mentioned: schema,
  assigned: schema,
  commented: schema,
  'status-changed': schema,
  'due-soon': schema,
  overdue: schema,
})

/** A time of day by the person's clock. */
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['22:00'] })

/** Mails wait from `from` until `to`, in the person's time zone. What begins late and ends early goes over midnight. */
const QuietHours = Closed({ from: TimeOfDay, to: TimeOfDay })
const DigestHour = Type.Integer({ minimum: 0, maximum: 23 })

/**
 * Which way a person is told of what. `digestHour`: instead of single mails one a day, which gathers them, at that hour
 * of the person's time zone.
 */
export const NotificationPreferences = Closed(
  {
    kinds: Closed(eachKind(Closed({ inApp: Type.Boolean(), email: Type.Boolean() }))),
    quietHours: Nullable(QuietHours),
    digestHour: Nullable(DigestHour),
    version: Type.Integer(),
  },
  { title: 'NotificationPreferences' },
)
export type NotificationPreferences = Static<typeof NotificationPreferences>

const channels = { inApp: Type.Optional(Type.Boolean()), email: Type.Optional(Type.Boolean()) }

/** JSON Merge Patch (RFC 7396): kinds and channels that are left out stay as they are. */
export const UpdateNotificationPreferences = Type.Object(
  {
    kinds: Type.Optional(Closed(eachKind(Type.Optional(Closed(channels))))),
    quietHours: Type.Optional(Nullable(QuietHours)),
    digestHour: Type.Optional(Nullable(DigestHour)),
  },
  { additionalProperties: false, minProperties: 1, title: 'UpdateNotificationPreferences' },
)
export type UpdateNotificationPreferences = Static<typeof UpdateNotificationPreferences>
