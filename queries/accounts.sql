-- accounts.end-sessions
with person as (update users set sessions_ended_at = date_trunc('second', $2::timestamptz) where id = $1::uuid)
   delete from oidc_payloads where account_id = ($1::uuid)::text;

-- accounts.find
select id, email, name, role, sessions_ended_at as "sessionsEndedAt" from users where id = $1 and disabled_at is null;

-- accounts.find-by-email
select id, email, name, role, sessions_ended_at as "sessionsEndedAt" from users where lower(email) = lower($1) and disabled_at is null;

-- accounts.find-sessions
select payload from oidc_payloads where account_id = $1 and model = 'Session' and expires_at > $2;

-- accounts.is-taken
select true as taken from users where lower(email) = lower($1);
