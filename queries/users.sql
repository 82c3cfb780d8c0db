-- users.find
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1;

-- users.findByEmail
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where lower(u.email) = lower($1);

-- users.findWithInbox
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt", p.id as "inboxProjectId"
  from users u join projects p on p.inbox_of = u.id where u.id = $1;

-- users.insert
insert into users as u (id, email, name, role, language, time_zone, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)
   on conflict (lower(email)) do nothing
   returning u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt";

-- users.lock
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1 for no key update;

-- users.lockWithAdmins
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1 or (u.role = 'admin' and u.disabled_at is null)
   order by u.id for no key update;

-- users.lockWithInbox
select u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt", p.id as "inboxProjectId"
  from users u join projects p on p.inbox_of = u.id where u.id = $1 for no key update of u;

-- users.update
update users u set name = $2, role = $3, language = $4, time_zone = $5, disabled_at = $6,
     version = version + 1, updated_at = $7
   where u.id = $1 returning u.id, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.version,
  u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt";
