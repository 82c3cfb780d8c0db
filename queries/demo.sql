-- demo.has-users
select exists (select from users) as "hasUsers";

-- demo.password-hashes
select c.password_hash as "passwordHash" from users u join credentials c on c.user_id = u.id
   where lower(u.email) = any($1) and u.disabled_at is null;

-- demo.try-lock
select pg_try_advisory_xact_lock(1835625580, 6) as taken;
