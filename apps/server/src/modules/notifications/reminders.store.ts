import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { joinAccessSql, personRoleSql } from '../access/index.ts'
import { dueSql } from '../tasks/index.ts'
import { preferenceColumns } from './preferences-sql.ts'
import type { Recipient } from './recipients.store.ts'
import { mayBeToldSql } from './told-sql.ts'

/** A task that is due, and who is to be told. */
export interface Reminder extends Recipient {
  readonly kind: 'due-soon' | 'overdue'
  readonly taskId: string
  readonly due: string
  /** The same as a moment, by which they are in order. */
  readonly dueBy: Date
}

/** After which task a list of them goes on. */
export type ReminderPlace = Pick<Reminder, 'dueBy' | 'taskId'>

/** What day it is in a time zone. */
export interface ZoneDay {
  readonly zone: string
  readonly today: string
}

const zonesStatement = statement('reminders.zones', 'select distinct time_zone as zone from users')

/** Every time zone that somebody has. */
export async function findZones(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ zone: string }>(zonesStatement())
  return rows.map(({ zone }) => zone)
}

// A calendar date is over as much as 14 hours before it is over in UTC, and begins to be near 48 hours before that: in
// this window of the index `tasks_due` is everything to be told of now, and what was missed in the last three days.
const findStatement = statement(
  'reminders.find',
  `select found.*
   from (
     select t.id as "taskId", t.due as "dueBy", ${dueSql('t')} as due, u.id as "userId", u.time_zone as "timeZone",
       case when t.due_at <= $1 or t.due_on < z.today then 'overdue' else 'due-soon' end as kind,
       ${preferenceColumns('pr')}
     from tasks t
     join projects p on p.id = t.project_id and p.deleted_at is null
     join users u on u.id = coalesce(t.assignee_id, t.created_by) and u.kind = 'person'
       and ${mayBeToldSql('u')}
     join jsonb_to_recordset($2) as z(zone text, today date) on z.zone = u.time_zone
     left join notification_preferences pr on pr.user_id = u.id
     left join task_followers f on f.task_id = t.id and f.user_id = u.id
     ${joinAccessSql('a', 'p', 'u.id')}
     where t.deleted_at is null and t.due <> 'infinity' and t.status <> 'completed'
       and t.due > $1::timestamptz - interval '3 days' and t.due <= $1::timestamptz + interval '62 hours'
       and (t.due_at <= $1::timestamptz + interval '24 hours' or t.due_on <= z.today + 1)
       and (t.due, t.id) > ($4::timestamptz, $5::uuid)
       and f.state is distinct from 'muted' and ${personRoleSql('a', 'p', 'u')} is not null) found
   left join task_reminders r on r.task_id = found."taskId" and r.kind = found.kind::notification_kind
   where r.due is distinct from found.due
   order by found."dueBy", found."taskId" limit $3`,
)

const beginning = { dueBy: new Date(0), taskId: '00000000-0000-0000-0000-000000000000' }

/** Tasks that come near their due date or have passed it, of which nobody was told yet, in the order of that date. */
export const findReminders = (
  db: Queryable,
  now: Date,
  days: readonly ZoneDay[],
  limit: number,
  { dueBy, taskId }: ReminderPlace = beginning,
): Promise<Reminder[]> => db.query<Reminder>(findStatement(now, JSON.stringify(days), limit, dueBy, taskId))

const claimStatement = statement(
  'reminders.claim',
  `insert into task_reminders as r (task_id, kind, due, at)
   select "taskId", kind, due, $2
   from jsonb_to_recordset($1) as x("taskId" uuid, kind notification_kind, due text)
   order by "taskId", kind
   on conflict (task_id, kind) do update set due = excluded.due, at = excluded.at
   where r.due <> excluded.due
   returning task_id as "taskId"`,
)

/** Keeps that these were told; answers the tasks of which no other process has told meanwhile. */
export async function claimReminders(tx: Queryable, reminders: readonly Reminder[], now: Date): Promise<Set<string>> {
  const claims = reminders.map(({ taskId, kind, due }) => ({ taskId, kind, due }))
  const rows = await tx.query<{ taskId: string }>(claimStatement(JSON.stringify(claims), now))
  return new Set(rows.map(({ taskId }) => taskId))
}
