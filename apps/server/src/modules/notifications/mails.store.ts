import type { NotificationKind, TaskStatus } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Origin } from '../../platform/events/event.ts'
import { joinAccessSql, personRoleSql } from '../access/index.ts'
import { dueSql } from '../tasks/index.ts'
import type { NotificationRow } from './notification.ts'
import { notificationColumns } from './notifications.store.ts'
import type { QueuedMail } from './notify.store.ts'
import { preferenceColumns } from './preferences-sql.ts'
import type { Recipient } from './recipients.store.ts'
import { mayBeToldSql } from './told-sql.ts'

/** A mail that is wanted, and who wants it. */
export interface WantedMail extends Omit<Recipient, 'kind'> {
  readonly id: string
  readonly state: 'waiting' | 'collecting' | 'queued' | 'sending' | 'sent' | 'skipped' | 'collected'
  /** Null for a digest. */
  readonly notificationId: string | null
  readonly origin: Origin
  readonly email: string
  readonly language: 'en' | 'de'
  /** Whether the person is to be told nothing at all. */
  readonly isDisabled: boolean
}

/** Why a mail is not sent. */
export type SkipReason =
  | 'disabled'
  | 'no-access'
  | 'outdated'
  | 'muted'
  | 'turned-off'
  | 'read'
  | 'purged'
  | 'address-refused'

/** What a mail tells, and why it is not to be told any more. */
export interface MailEntry extends NotificationRow {
  readonly refusal: SkipReason | null
  readonly projectName: string
  readonly status: TaskStatus
}

const findStatement = statement(
  'mails.find',
  `select m.id, m.state, m.notification_id as "notificationId", m.origin, u.id as "userId", u.email, u.language,
     u.time_zone as "timeZone", not ${mayBeToldSql('u')} as "isDisabled", ${preferenceColumns('pr')}
   from mails m
   join users u on u.id = m.user_id
   left join notification_preferences pr on pr.user_id = u.id
   where m.id = $1`,
)

export async function findMail(db: Queryable, id: string): Promise<WantedMail | undefined> {
  const [mail] = await db.query<WantedMail>(findStatement(id))
  return mail
}

const late: readonly NotificationKind[] = ['due-soon', 'overdue']
const kindsOf = (kinds: readonly NotificationKind[]) => kinds.map((kind) => `'${kind}'`).join(', ')

// What was true when it happened is mailed only while it is true.
const entries = (which: string) => `
  select ${notificationColumns}, p.name as "projectName", t.status,
    case
      when t.id is null or p.id is null or ${personRoleSql('a', 'p', 'u')} is null then 'no-access'
      when n.comment_id is not null and c.id is null then 'outdated'
      when n.kind = 'assigned' and t.assignee_id is distinct from u.id then 'outdated'
      when n.kind = 'status-changed' and t.status::text <> n.data -> 'status' ->> 'after' then 'outdated'
      when n.kind in (${kindsOf(late)}) and (t.status = 'completed' or ${dueSql('t')} is distinct from n.data ->> 'due')
        then 'outdated'
      when n.kind in ('commented', 'status-changed') and f.state in ('muted', 'none') then 'muted'
      when n.kind in (${kindsOf(late)}) and f.state = 'muted' then 'muted'
      when n.kind = any(pr.email_off) then 'turned-off'
      when n.read_at is not null then 'read'
    end as refusal
  from notifications n
  join users u on u.id = n.user_id
  left join notification_preferences pr on pr.user_id = u.id
  left join tasks t on t.id = n.task_id and t.deleted_at is null
  left join projects p on p.id = t.project_id and p.deleted_at is null
  ${joinAccessSql('a', 'p', 'u.id')}
  left join task_followers f on f.task_id = n.task_id and f.user_id = n.user_id
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.id ${which} order by n.id`

const entryStatement = statement('mails.entry', entries('= $1'))
const digestStatement = statement(
  'mails.digest-entries',
  entries('in (select notification_id from mails where digest_id = $1 order by id limit $2)'),
)

// Of a digest no more is looked at.
const mostEntries = 1000

/** What a mail has to tell, as of now, or the first of it. */
export const findEntries = (db: Queryable, { id, notificationId }: WantedMail): Promise<MailEntry[]> =>
  db.query<MailEntry>(notificationId === null ? digestStatement(id, mostEntries) : entryStatement(notificationId))

const furtherStatement = statement(
  'mails.count-further',
  'select count(*)::int as count from (select 1 from mails where digest_id = $1 offset $2) further',
)

/** How much of a mail `findEntries` has left out. */
export async function countFurther(db: Queryable, { id, notificationId }: WantedMail): Promise<number> {
  if (notificationId !== null) return 0
  const [row] = await db.query<{ count: number }>(furtherStatement(id, mostEntries))
  return row?.count ?? 0
}

const releaseStatement = statement(
  'mails.release',
  `update mails set state = 'queued' where id = any (array(
     select id from mails where state = 'waiting' and send_at <= $1 order by send_at limit $2 for update skip locked))
   returning id, user_id as "userId", origin`,
)

/** Queues mails that have waited for their moment; those that another process is queueing are left to it. */
export const releaseMails = (tx: Queryable, now: Date, limit: number): Promise<QueuedMail[]> =>
  tx.query<QueuedMail>(releaseStatement(now, limit))

const collectorsStatement = statement(
  'mails.collectors',
  `select distinct user_id as "userId" from mails where state = 'collecting' and send_at <= $1 limit $2`,
)

/** People whose digest is due. */
export async function findCollectors(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const rows = await db.query<{ userId: string }>(collectorsStatement(now, limit))
  return rows.map(({ userId }) => userId)
}

const collectStatement = statement(
  'mails.collect',
  `with collected as (
     update mails set state = 'collected', digest_id = $2
     where id = any (array(
       select id from mails
       where user_id = $1 and state = 'collecting' and send_at <= $3 order by send_at limit $4 for update))
     returning id)
   insert into mails (id, user_id, cause, state, send_at, origin)
   select $2, $1, 'digest/' || $2::uuid, 'queued', $3, '{}' where exists (select from collected)
   returning id, user_id as "userId", origin`,
)

const mostCollected = 5000

/**
 * Puts what was collected for a person into one mail; none when another process has done so. What is more than one
 * mail can gather comes with another.
 */
export const collectDigest = (tx: Queryable, userId: string, digestId: string, now: Date): Promise<QueuedMail[]> =>
  tx.query<QueuedMail>(collectStatement(userId, digestId, now, mostCollected))
