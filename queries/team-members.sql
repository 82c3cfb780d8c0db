-- teamMembers.delete
delete from team_members where team_id = $1 and user_id = $2;

-- teamMembers.deleteAll
delete from team_members where team_id = $1;

-- teamMembers.find
select m.team_id as "teamId", m.user_id as "userId", u.name, m.role, m.version, m.added_at as "addedAt" from team_members m join users u on u.id = m.user_id where m.team_id = $1 and m.user_id = $2;

-- teamMembers.insert
insert into team_members (team_id, user_id, role, added_at) values ($1, $2, $3, $4)
   on conflict do nothing returning user_id;

-- teamMembers.touchTeam
update teams set version = version + 1, updated_at = $2 where id = $1 returning id, version;

-- teamMembers.update
update team_members set role = $3, version = version + 1 where team_id = $1 and user_id = $2;
