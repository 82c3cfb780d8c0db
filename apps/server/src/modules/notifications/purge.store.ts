import { countOf } from '../../platform/database/in-batches.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

// Ids begin with the time at which they were made, so the primary key finds what is old.
const notificationsStatement = statement(
  'notifications.purge',
  `with removed as (
     delete from notifications where id = any (array(select id from notifications where id < $1 order by id limit $2))
     returning 1)
   select count(*)::int as count from removed`,
)

const mailsStatement = statement(
  'mails.purge',
  `with removed as (
     delete from mails where id = any (array(
       select id from mails where id < $1 and state not in ('waiting', 'collecting') order by id limit $2))
     returning 1)
   select count(*)::int as count from removed`,
)

const remindersStatement = statement(
  'reminders.purge',
  `with removed as (
     delete from task_reminders where ctid = any (array(select ctid from task_reminders where at < $1 limit $2))
     returning 1)
   select count(*)::int as count from removed`,
)

/** Removes up to `limit` notifications with smaller ids. Answers how many. */
export const removeNotifications = (db: Queryable, before: string, limit: number): Promise<number> =>
  countOf(db.query(notificationsStatement(before, limit)))

/**
 * Removes up to `limit` mails with smaller ids but for those that wait for their moment: whoever was to send one that is
 * still queued has given up. Answers how many.
 */
export const removeMails = (db: Queryable, before: string, limit: number): Promise<number> =>
  countOf(db.query(mailsStatement(before, limit)))

/** Removes up to `limit` notes of what was told before the moment. Answers how many. */
export const removeReminders = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(remindersStatement(before, limit)))
