import type { TaskFollowing } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { joinAccessSql, personRoleSql } from '../access/index.ts'
import { mayBeToldSql } from './told-sql.ts'

const findStatement = statement(
  'notifications.find-following',
  `select coalesce(f.state, case when $2::uuid in (t.created_by, t.assignee_id) then 'following' else 'none' end) as state
   from tasks t left join task_followers f on f.task_id = t.id and f.user_id = $2 where t.id = $1`,
)

/** Whether a person follows a task that is there. */
export async function findFollowing(db: Queryable, taskId: string, userId: string): Promise<TaskFollowing> {
  const [row] = await db.query<TaskFollowing>(findStatement(taskId, userId))
  return row ?? { state: 'none' }
}

const chooseStatement = statement(
  'notifications.choose-following',
  `insert into task_followers (task_id, user_id, state, changed_at) values ($1, $2, $3, $4)
   on conflict (task_id, user_id) do update set state = $3, changed_at = $4`,
)

/** Keeps what a person has chosen. */
export async function chooseFollowing(
  db: Queryable,
  taskId: string,
  userId: string,
  { state }: TaskFollowing,
  now: Date,
): Promise<void> {
  await db.query(chooseStatement(taskId, userId, state, now))
}

// Nobody is made to follow what they have muted, nor what they have left since then.
const joinStatement = statement(
  'notifications.join-followers',
  `insert into task_followers as f (task_id, user_id, state, changed_at)
   select t.id, u.id, 'following', $3
   from tasks t
   join projects p on p.id = t.project_id and p.deleted_at is null
   join users u on u.id = any($2) and u.kind = 'person' and ${mayBeToldSql('u')}
   ${joinAccessSql('a', 'p', 'u.id')}
   where t.id = $1 and ${personRoleSql('a', 'p', 'u')} is not null
   order by u.id
   on conflict (task_id, user_id) do update set state = 'following', changed_at = excluded.changed_at
   where f.state = 'none' and f.changed_at < excluded.changed_at`,
)

/** Makes those who took part in a task at a moment follow it, as far as they may know of it. */
export async function joinFollowers(
  tx: Queryable,
  taskId: string,
  userIds: readonly string[],
  at: Date,
): Promise<void> {
  if (userIds.length > 0) await tx.query(joinStatement(taskId, userIds, at))
}
