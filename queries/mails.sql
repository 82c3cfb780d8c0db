-- mails.claim
update mails set state = 'sending', sending_until = $3, attempt = attempt + 1
   where id = $1 and (state = 'queued' or state = 'sending' and sending_until <= $2)
   returning id, attempt;

-- mails.collect
with collected as (
     update mails set state = 'collected', digest_id = $2
     where id = any (array(
       select id from mails
       where user_id = $1 and state = 'collecting' and send_at <= $3 order by send_at limit $4 for update))
     returning id)
   insert into mails (id, user_id, cause, state, send_at, origin)
   select $2, $1, 'digest/' || $2::uuid, 'queued', $3, '{}' where exists (select from collected)
   returning id, user_id as "userId", origin;

-- mails.collectors
select distinct user_id as "userId" from mails where state = 'collecting' and send_at <= $1 limit $2;

-- mails.count-further
select count(*)::int as count from (select 1 from mails where digest_id = $1 offset $2) further;

-- mails.count-single
select person.id as "userId", single.count
   from unnest($1::uuid[]) as person(id)
   cross join lateral (
     select count(*)::int as count
     from (
       select from mails
       where user_id = person.id and send_at > $2 and notification_id is not null
         and state in ('waiting', 'queued', 'sending', 'sent')
       limit $3) counted) single
   where single.count > 0;

-- mails.digest-entries
select n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName", p.name as "projectName", t.status,
    case
      when t.id is null or p.id is null or case when (u.role = 'admin')::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is null then 'no-access'
      when n.comment_id is not null and c.id is null then 'outdated'
      when n.kind = 'assigned' and t.assignee_id is distinct from u.id then 'outdated'
      when n.kind = 'status-changed' and t.status::text <> n.data -> 'status' ->> 'after' then 'outdated'
      when n.kind in ('due-soon', 'overdue') and (t.status = 'completed' or coalesce(to_char(t.due_on, 'YYYY-MM-DD'),
    to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) is distinct from n.data ->> 'due')
        then 'outdated'
      when n.kind in ('commented', 'status-changed') and f.state in ('muted', 'none') then 'muted'
      when n.kind in ('due-soon', 'overdue') and f.state = 'muted' then 'muted'
      when n.kind = any(pr.email_off) then 'turned-off'
      when n.read_at is not null then 'read'
    end as refusal
  from notifications n
  join users u on u.id = n.user_id
  left join notification_preferences pr on pr.user_id = u.id
  left join tasks t on t.id = n.task_id and t.deleted_at is null
  left join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = u.id
  left join task_followers f on f.task_id = n.task_id and f.user_id = n.user_id
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.id in (select notification_id from mails where digest_id = $1 order by id limit $2) order by n.id;

-- mails.entry
select n.id, n.kind, n.data, n.at, n.read_at as "readAt", n.comment_id as "commentId",
  left(c.body, 2000) as body, t.id as "taskId", t.key, t.title, t.project_id as "projectId",
  actor.id as "actorId", actor.name as "actorName", p.name as "projectName", t.status,
    case
      when t.id is null or p.id is null or case when (u.role = 'admin')::boolean and p.inbox_of is null then 'owner'::project_role else a.role end is null then 'no-access'
      when n.comment_id is not null and c.id is null then 'outdated'
      when n.kind = 'assigned' and t.assignee_id is distinct from u.id then 'outdated'
      when n.kind = 'status-changed' and t.status::text <> n.data -> 'status' ->> 'after' then 'outdated'
      when n.kind in ('due-soon', 'overdue') and (t.status = 'completed' or coalesce(to_char(t.due_on, 'YYYY-MM-DD'),
    to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) is distinct from n.data ->> 'due')
        then 'outdated'
      when n.kind in ('commented', 'status-changed') and f.state in ('muted', 'none') then 'muted'
      when n.kind in ('due-soon', 'overdue') and f.state = 'muted' then 'muted'
      when n.kind = any(pr.email_off) then 'turned-off'
      when n.read_at is not null then 'read'
    end as refusal
  from notifications n
  join users u on u.id = n.user_id
  left join notification_preferences pr on pr.user_id = u.id
  left join tasks t on t.id = n.task_id and t.deleted_at is null
  left join projects p on p.id = t.project_id and p.deleted_at is null
  left join project_access a on a.project_id = p.id and a.user_id = u.id
  left join task_followers f on f.task_id = n.task_id and f.user_id = n.user_id
  left join comments c on c.id = n.comment_id and c.task_id = n.task_id and c.deleted_at is null
  left join users actor on actor.id = n.actor_id
  where n.id = $1 order by n.id;

-- mails.find
select m.id, m.state, m.notification_id as "notificationId", m.origin, u.id as "userId", u.email, u.language,
     u.time_zone as "timeZone", not (u.disabled_at is null and not u.role_withdrawn) as "isDisabled", 
  coalesce(pr.in_app_off::text[], '{}') as "inAppOff",
  coalesce(pr.email_off::text[], '{}') as "emailOff",
  to_char(pr.quiet_from, 'HH24:MI') as "quietFrom", to_char(pr.quiet_to, 'HH24:MI') as "quietTo",
  pr.digest_hour as "digestHour"
   from mails m
   join users u on u.id = m.user_id
   left join notification_preferences pr on pr.user_id = u.id
   where m.id = $1;

-- mails.purge
with removed as (
     delete from mails where id = any (array(
       select id from mails where id < $1 and state not in ('waiting', 'collecting') order by id limit $2))
     returning 1)
   select count(*)::int as count from removed;

-- mails.release
update mails set state = 'queued' where id = any (array(
     select id from mails where state = 'waiting' and send_at <= $1 order by send_at limit $2 for update skip locked))
   returning id, user_id as "userId", origin;

-- mails.renew-claim
update mails set sending_until = $3 where id = $1 and attempt = $2 and state = 'sending';

-- mails.settle
update mails set state = $3, reason = $4, sent_at = case when $3 = 'sent' then $5::timestamptz end,
     send_at = coalesce($6, send_at)
   where id = $1 and attempt = $2 and state = 'sending';
