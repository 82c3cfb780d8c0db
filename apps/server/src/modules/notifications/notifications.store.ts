import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import { joinAccessSql, roleSql } from '../access/index.ts'
import type { NotificationRow } from './notification.ts'

/** SQL: what a notification `n` tells of its task `t`, comment `c` and actor. */
export const notificationColumns = `n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName"`

// What its reader may not know of any more, and what was deleted, is not told. $1 is the reader, $2 tells `tasks:admin`.
const shown = `
  from notifications n
  join tasks t on t.id = n.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  ${joinAccessSql('a', 'p', '$1')}
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.user_id = $1 and n.in_app and ${roleSql('a', 'p', '$2')} is not null
    and (n.comment_id is null or c.id is not null)`

const page = 'and n.id < $3 order by n.id desc limit $4 offset $5'
const listStatement = statement('notifications.list', `select ${notificationColumns} ${shown} ${page}`)
const listUnreadStatement = statement(
  'notifications.list-unread',
  `select ${notificationColumns} ${shown} and n.read_at is null ${page}`,
)

/** Whose notifications are looked at. */
export interface Reader {
  readonly userId: string
  readonly admin: boolean
}

const beforeAllIds = '00000000-0000-0000-0000-000000000000'
const afterAllIds = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A person's notifications, newest first. */
export function listNotificationRows(
  db: Queryable,
  { userId, admin }: Reader,
  { after, limit, offset }: PageStart,
  unread: boolean,
): Promise<NotificationRow[]> {
  const list = unread ? listUnreadStatement : listStatement
  return db.query<NotificationRow>(list(userId, admin, after?.[0] ?? afterAllIds, limit + 1, offset))
}

const countStatement = statement(
  'notifications.count-unread',
  `select count(*)::int as count from (select 1 ${shown} and n.read_at is null and n.id > $3 limit $4) unread`,
)

/** How many that came after one are unread, or of all, counted up to `most`. */
export async function countUnreadRows(
  db: Queryable,
  { userId, admin }: Reader,
  most: number,
  after: string = beforeAllIds,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(countStatement(userId, admin, after, most))
  return row?.count ?? 0
}

const findStatement = statement('notifications.find', `select ${notificationColumns} ${shown} and n.id = $3`)

/** One that the reader may see. */
export async function findNotification(
  db: Queryable,
  { userId, admin }: Reader,
  id: string,
): Promise<NotificationRow | undefined> {
  const [row] = await db.query<NotificationRow>(findStatement(userId, admin, id))
  return row
}

const markStatement = statement(
  'notifications.mark',
  `update notifications set read_at = case when $3::boolean then coalesce(read_at, $4::timestamptz) end
   where id = $1 and user_id = $2`,
)

/** Marks one as read, since the first time, or as unread. */
export async function markNotificationRow(
  tx: Queryable,
  id: string,
  userId: string,
  read: boolean,
  now: Date,
): Promise<void> {
  await tx.query(markStatement(id, userId, read, now))
}

const ownsStatement = statement('notifications.owns', 'select from notifications where id = $1 and user_id = $2')

/** Whether it is one of the person's, shown or not. */
export const ownsNotification = async (db: Queryable, id: string, userId: string): Promise<boolean> =>
  (await db.query(ownsStatement(id, userId))).length > 0

const newestStatement = statement(
  'notifications.newest',
  'select id from notifications where user_id = $1 and in_app order by id desc limit 1',
)

/** The id of the person's last notification, shown or not. */
export async function newestNotification(db: Queryable, userId: string): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>(newestStatement(userId))
  return row?.id
}

const markAllStatement = statement(
  'notifications.mark-all',
  `with marked as (
     update notifications set read_at = $3
     where id = any (array(
       select id from notifications
       where user_id = $1 and id <= $2 and in_app and read_at is null order by id limit $4 for update))
     returning 1)
   select count(*)::int as count from marked`,
)

/** Marks up to `limit` unread ones as read, up to one of them. Answers how many. */
export async function markAllRows(
  db: Queryable,
  userId: string,
  upTo: string,
  now: Date,
  limit: number,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(markAllStatement(userId, upTo, now, limit))
  return row?.count ?? 0
}
