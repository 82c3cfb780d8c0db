-- notifications.choose-following
insert into task_followers (task_id, user_id, state, changed_at) values ($1, $2, $3, $4)
   on conflict (task_id, user_id) do update set state = $3, changed_at = $4;

-- notifications.count-unread
select count(*)::int as count from (select 1 
  from notifications n
  join tasks t on t.id = n.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $1
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.user_id = $1 and n.in_app and case when $2::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
    and (n.comment_id is null or c.id is not null) and n.read_at is null and n.id > $3 limit $4) unread;

-- notifications.find
select n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName" 
  from notifications n
  join tasks t on t.id = n.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $1
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.user_id = $1 and n.in_app and case when $2::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
    and (n.comment_id is null or c.id is not null) and n.id = $3;

-- notifications.find-following
select coalesce(f.state, case when $2::uuid in (t.created_by, t.assignee_id) then 'following' else 'none' end) as state
   from tasks t left join task_followers f on f.task_id = t.id and f.user_id = $2 where t.id = $1;

-- notifications.find-preferences
select 
  coalesce(pr.in_app_off::text[], '{}') as "inAppOff",
  coalesce(pr.email_off::text[], '{}') as "emailOff",
  to_char(pr.quiet_from, 'HH24:MI') as "quietFrom", to_char(pr.quiet_to, 'HH24:MI') as "quietTo",
  pr.digest_hour as "digestHour", coalesce(pr.version, 1) as version, u.time_zone as "timeZone"
  from users u left join notification_preferences pr on pr.user_id = u.id where u.id = $1;

-- notifications.find-recipients
select u.id as "userId", who.kind, u.time_zone as "timeZone", 
  coalesce(pr.in_app_off::text[], '{}') as "inAppOff",
  coalesce(pr.email_off::text[], '{}') as "emailOff",
  to_char(pr.quiet_from, 'HH24:MI') as "quietFrom", to_char(pr.quiet_to, 'HH24:MI') as "quietTo",
  pr.digest_hour as "digestHour"
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
   join users u on u.id = who.user_id and u.kind = 'person' and (u.disabled_at is null and not u.role_withdrawn)
   left join notification_preferences pr on pr.user_id = u.id
   left join project_access a on a.project_id = p.id and a.user_id = u.id
   where t.id = $1 and t.deleted_at is null and u.id <> $4 and case when (u.role = 'admin')::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
     and (who.kind in ('mentioned', 'assigned') or coalesce(f.state, 'following') = 'following')
     and ($5::uuid is null or exists (select from comments where id = $5 and task_id = t.id and deleted_at is null));

-- notifications.forget-followers
delete from task_followers where task_id = any($1);

-- notifications.forget-reminders
delete from task_reminders where task_id = any($1);

-- notifications.forget-tasks
delete from notifications where task_id = any($1);

-- notifications.join-followers
insert into task_followers as f (task_id, user_id, state, changed_at)
   select t.id, u.id, 'following', $3
   from tasks t
   join projects p on p.id = t.project_id and p.deleted_at is null
   join users u on u.id = any($2) and u.kind = 'person' and (u.disabled_at is null and not u.role_withdrawn)
   left join project_access a on a.project_id = p.id and a.user_id = u.id
   where t.id = $1 and case when (u.role = 'admin')::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
   order by u.id
   on conflict (task_id, user_id) do update set state = 'following', changed_at = excluded.changed_at
   where f.state = 'none' and f.changed_at < excluded.changed_at;

-- notifications.list
select n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName" 
  from notifications n
  join tasks t on t.id = n.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $1
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.user_id = $1 and n.in_app and case when $2::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
    and (n.comment_id is null or c.id is not null) and n.id < $3 order by n.id desc limit $4 offset $5;

-- notifications.list-unread
select n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName" 
  from notifications n
  join tasks t on t.id = n.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = $1
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.user_id = $1 and n.in_app and case when $2::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is not null
    and (n.comment_id is null or c.id is not null) and n.read_at is null and n.id < $3 order by n.id desc limit $4 offset $5;

-- notifications.lock-preferences
select 
  coalesce(pr.in_app_off::text[], '{}') as "inAppOff",
  coalesce(pr.email_off::text[], '{}') as "emailOff",
  to_char(pr.quiet_from, 'HH24:MI') as "quietFrom", to_char(pr.quiet_to, 'HH24:MI') as "quietTo",
  pr.digest_hour as "digestHour", coalesce(pr.version, 1) as version, u.time_zone as "timeZone"
  from users u left join notification_preferences pr on pr.user_id = u.id where u.id = $1 for no key update of u;

-- notifications.mark
update notifications set read_at = case when $3::boolean then coalesce(read_at, $4::timestamptz) end
   where id = $1 and user_id = $2;

-- notifications.mark-all
with marked as (
     update notifications set read_at = $3
     where id = any (array(
       select id from notifications
       where user_id = $1 and id <= $2 and in_app and read_at is null order by id limit $4 for update))
     returning 1)
   select count(*)::int as count from marked;

-- notifications.newest
select id from notifications where user_id = $1 and in_app order by id desc limit 1;

-- notifications.owns
select from notifications where id = $1 and user_id = $2;

-- notifications.purge
with removed as (
     delete from notifications where id = any (array(select id from notifications where id < $1 order by id limit $2))
     returning 1)
   select count(*)::int as count from removed;

-- notifications.reschedule-mails
update mails set state = case when notification_id is null then state else $2 end,
     send_at = case when notification_id is null then $4 else $3::timestamptz end
   where user_id = $1 and state in ('waiting', 'collecting');

-- notifications.save-preferences
insert into notification_preferences
     (user_id, in_app_off, email_off, quiet_from, quiet_to, digest_hour, version, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (user_id) do update set in_app_off = $2, email_off = $3, quiet_from = $4, quiet_to = $5,
     digest_hour = $6, version = $7, updated_at = $8;

-- notifications.stop-mails
insert into notification_preferences as pr (user_id, email_off, version, updated_at)
   select id, $2, 2, $3 from users where id = $1
   on conflict (user_id) do update set version = pr.version + 1, updated_at = $3,
     email_off = array(select distinct unnest(pr.email_off || excluded.email_off) order by 1)
   where not pr.email_off @> excluded.email_off;

-- notifications.tell
with told as (
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
   select id, user_id as "userId", origin from wanted where state = 'queued';
