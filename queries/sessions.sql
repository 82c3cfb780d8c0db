-- sessions.create
insert into sessions (key, id, user_id, issuer, subject, issuer_session_id, tokens, access_expires_at,
     second_factor_at, client, address, created_at, last_seen_at, idle_until, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- sessions.find
select key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt" from sessions where key = $1 and idle_until > $2;

-- sessions.hold-refresh
update sessions set refreshed_by = $2, refreshed_until = $4
   where key = $1 and (refreshed_until is null or refreshed_until <= $3) returning true as held;

-- sessions.is-noted
select true as noted from session_notes where key = $1 and expires_at > $2;

-- sessions.list-of-user
select key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt" from sessions where user_id = $1 and idle_until > $2 order by id desc;

-- sessions.note
insert into session_notes (key, content, expires_at) values ($1, $2, $3)
   on conflict (key) do update set content = excluded.content, expires_at = excluded.expires_at
     where session_notes.expires_at <= $4 returning true as noted;

-- sessions.release-refresh
update sessions set refreshed_by = null, refreshed_until = null where key = $1 and refreshed_by = $2;

-- sessions.remove
delete from sessions where key = $1 returning key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt";

-- sessions.remove-of-issuer-session
delete from sessions where issuer = $1 and issuer_session_id = $2 and ($3::text is null or subject = $3)
   returning key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt";

-- sessions.remove-of-subject
delete from sessions where issuer = $1 and subject = $2 returning key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt";

-- sessions.remove-of-user
delete from sessions where user_id = $1 returning key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt";

-- sessions.save-refresh
update sessions set tokens = $3, access_expires_at = $4, second_factor_at = $5,
     refreshed_by = null, refreshed_until = null
   where key = $1 and (refreshed_by is null or refreshed_by = $2 or refreshed_until <= $6) returning true as saved;

-- sessions.see
update sessions set last_seen_at = $2, idle_until = $3 where key = $1 and last_seen_at < $2;

-- sessions.take-note
delete from session_notes where key = $1 and expires_at > $2 returning content;
