-- serviceAccounts.delete
update service_accounts set deleted_at = $2, version = version + 1, updated_at = $2 where user_id = $1;

-- serviceAccounts.find
select s.user_id as id, s.client_id as "clientId", u.name, s.permissions, s.version,
  s.created_by as "createdBy", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.secret_changed_at as "secretChangedAt", u.disabled_at as "disabledAt" from service_accounts s join users u on u.id = s.user_id
  where s.user_id = $1 and s.deleted_at is null;

-- serviceAccounts.findClient
select s.client_id as "clientId", s.secret_hash as "secretHash", s.secret_version as "secretVersion",
     s.permissions, s.user_id as "userId"
   from service_accounts s join users u on u.id = s.user_id
   where s.client_id = $1 and s.deleted_at is null and u.disabled_at is null;

-- serviceAccounts.idOfClient
select user_id as id from service_accounts where client_id = $1 and deleted_at is null;

-- serviceAccounts.insert
insert into service_accounts
     (user_id, client_id, secret_hash, secret_changed_at, permissions, created_by, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7);

-- serviceAccounts.lock
select s.user_id as id, s.client_id as "clientId", u.name, s.permissions, s.version,
  s.created_by as "createdBy", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.secret_changed_at as "secretChangedAt", u.disabled_at as "disabledAt" from service_accounts s join users u on u.id = s.user_id
  where s.user_id = $1 and s.deleted_at is null for no key update of s, u;

-- serviceAccounts.rotateSecret
update service_accounts set secret_hash = $2, secret_version = secret_version + 1, secret_changed_at = $3,
     version = version + 1, updated_at = $3
   where user_id = $1;

-- serviceAccounts.update
update service_accounts set permissions = $2, version = version + 1, updated_at = $3 where user_id = $1;
