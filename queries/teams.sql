-- teams.delete
delete from teams where id = $1;

-- teams.find
select t.id, t.name, t.description, t.version, t.created_by as "createdBy", t.created_at as "createdAt",
  t.updated_at as "updatedAt", own.role as "ownRole",
  (select count(*)::int from team_members m where m.team_id = t.id) as "memberCount" from teams t left join team_members own on own.team_id = t.id and own.user_id = $2
   where t.id = $1;

-- teams.insert
insert into teams (id, name, description, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
   on conflict (lower(name) collate "C") do nothing returning id;

-- teams.lock
select from teams where id = $1 for no key update;

-- teams.lockToDelete
select from teams where id = $1 for update;

-- teams.update
update teams set name = $2, description = $3, version = version + 1, updated_at = $4 where id = $1 returning version;
