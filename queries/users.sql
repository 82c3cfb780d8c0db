-- users.beginIssuedRole
update users set role_withdrawn = $2, role_synced_at = $3 where id = $1;

-- users.endIssuedRole
update users set role_withdrawn = false, role_synced_at = null where id = $1 and role_synced_at is not null;

-- users.find
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1;

-- users.findByEmail
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where lower(u.email) = lower($1);

-- users.findWithInbox
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt", p.id as "inboxProjectId"
  from users u join projects p on p.inbox_of = u.id where u.id = $1;

-- users.insert
insert into users as u (id, kind, email, name, role, language, time_zone, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
   on conflict (lower(email)) do nothing
   returning u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt";

-- users.lock
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1 for no key update;

-- users.lockIssuedRole
select kind, role, role_withdrawn as "roleWithdrawn", role_synced_at as "roleSyncedAt"
   from users where id = $1 for no key update;

-- users.lockWithAdmins
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt" from users u where u.id = $1 or (u.role = 'admin' and u.disabled_at is null)
   order by u.id for no key update;

-- users.lockWithInbox
select u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt", p.id as "inboxProjectId"
  from users u join projects p on p.inbox_of = u.id where u.id = $1 for no key update of u;

-- users.saveIssuedRole
update users set role = $2, role_withdrawn = $3, role_synced_at = $4, version = version + 1, updated_at = $5
   where id = $1 returning version;

-- users.update
update users u set name = $2, role = $3, language = $4, time_zone = $5, week_start = $6, disabled_at = $7,
     version = version + 1, updated_at = $8
   where u.id = $1 returning u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt";
