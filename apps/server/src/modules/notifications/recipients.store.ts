import type { NotificationKind } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { joinAccessSql, personRoleSql } from '../access/index.ts'
import type { PreferencesRow } from './preferences.ts'
import { preferenceColumns } from './preferences-sql.ts'
import type { Reasons } from './reasons.ts'
import { mayBeToldSql } from './told-sql.ts'

/** Somebody who is to be told something, and which way they want it. */
export interface Recipient extends PreferencesRow {
  readonly userId: string
  readonly kind: NotificationKind
  readonly timeZone: string
}

// $1 task, $2 whom it is about, $3 what followers are told, $4 who did it, $5 comment, $6 status, $7 cause of a mention, $8 when it
// happened.
// Told is what still holds: of a task that was given to somebody else meanwhile its first assignee hears nothing, and of
// several changes of status that arrive late only the last one is told. Who was told of the mention before hears of what
// else the event has to say to them.
const findStatement = statement(
  'notifications.find-recipients',
  `select u.id as "userId", who.kind, u.time_zone as "timeZone", ${preferenceColumns('pr')}
   from tasks t
   join projects p on p.id = t.project_id and p.deleted_at is null
   cross join lateral (
     select user_id, min(kind) as kind
     from (
       select x."userId" as user_id, x.kind
       from jsonb_to_recordset($2) as x("userId" uuid, kind notification_kind)
       where case x.kind
         when 'assigned' then x."userId" = t.assignee_id
         else not exists (
           select from notifications where user_id = x."userId" and cause = $7 and at < $8::timestamptz)
       end
       union all
       select everyone.user_id, $3::notification_kind
       from (
         select user_id from task_followers where task_id = t.id and state = 'following'
         union all select t.created_by
         union all select t.assignee_id) everyone
       where $3::notification_kind is not null and ($6::task_status is null or t.status = $6)) reasons
     group by user_id) who
   left join task_followers f on f.task_id = t.id and f.user_id = who.user_id
   join users u on u.id = who.user_id and u.kind = 'person' and ${mayBeToldSql('u')}
   left join notification_preferences pr on pr.user_id = u.id
   ${joinAccessSql('a', 'p', 'u.id')}
   where t.id = $1 and t.deleted_at is null and u.id <> $4 and ${personRoleSql('a', 'p', 'u')} is not null
     and (who.kind in ('mentioned', 'assigned') or coalesce(f.state, 'following') = 'following')
     and ($5::uuid is null or exists (select from comments where id = $5 and task_id = t.id and deleted_at is null))`,
)

/** Who is told of an event: those who may know of the task now, but for whoever did it. */
export function findRecipients(tx: Queryable, reasons: Reasons, actorId: string, at: Date): Promise<Recipient[]> {
  const { taskId, direct, followers, commentId, status, mentionCause } = reasons
  const after = status?.after ?? null
  return tx.query<Recipient>(
    findStatement(taskId, JSON.stringify(direct), followers, actorId, commentId, after, mentionCause, at),
  )
}
