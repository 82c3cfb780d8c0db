-- maintenance.remove-ended-sessions
with removed as (
     delete from sessions
     where ctid = any (array(select ctid from sessions where idle_until <= $1 limit $2)) returning 1)
   select count(*)::int as count from removed;

-- maintenance.remove-expired-oidc-payloads
with removed as (
     delete from oidc_payloads
     where ctid = any (array(select ctid from oidc_payloads where expires_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed;

-- maintenance.remove-expired-session-notes
with removed as (
     delete from session_notes
     where ctid = any (array(select ctid from session_notes where expires_at <= $1 limit $2)) returning 1)
   select count(*)::int as count from removed;

-- maintenance.remove-old-idempotency-keys
with removed as (
     delete from idempotency_keys
     where ctid = any (array(select ctid from idempotency_keys where created_at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed;

-- maintenance.stray-tables
select 'tasks_default' as name where exists (select from tasks_default)
   union all select 'events_default' where exists (select from events_default);

-- maintenance.try-lock
select pg_try_advisory_xact_lock(1835625580, 2) as taken;
