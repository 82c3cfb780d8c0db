-- Projects, who belongs to them, and what their boards are made of.

-- Ordered: a role includes everything that the roles before it may do.
create type project_role as enum ('viewer', 'commenter', 'editor', 'owner');
create type task_status as enum ('pending', 'in-progress', 'completed');

create table projects (
  id            uuid primary key,
  key           text not null,
  name          text not null,
  description   text not null default '',
  color         text,
  inbox_of      uuid unique references users on delete cascade,
  -- No task of the project has a smaller id, so partitions before it are never opened.
  floor_task_id uuid not null,
  version       integer not null default 1,
  created_by    uuid not null references users,
  created_at    timestamptz(3) not null,
  updated_at    timestamptz(3) not null,
  archived_at   timestamptz(3),
  deleted_at    timestamptz(3)
);
create unique index projects_key_key on projects (key) where inbox_of is null;
create index projects_name on projects (lower(name) collate "C", id) where inbox_of is null and deleted_at is null;

-- Narrow and rewritten often: room for updates in place, and no foreign key, whose trigger costs 17 µs each time.
-- It repeats the key, because who waits for this row while the project gets another key reads the new one here, and
-- would read the old one in `projects`.
create table project_counters (
  project_id    uuid primary key,
  last_number   integer not null default 0,
  key           text not null,
  -- Raised when a column or label goes: whoever waited here and saw it before has to look again.
  board_version integer not null default 0
) with (fillfactor = 20);

-- What was granted: to a person or to a team.
create table project_members (
  project_id uuid not null references projects on delete cascade,
  user_id    uuid references users on delete cascade,
  team_id    uuid references teams on delete cascade,
  role       project_role not null,
  version    integer not null default 1,
  added_by   uuid not null references users,
  added_at   timestamptz(3) not null,
  check (num_nonnulls(user_id, team_id) = 1),
  unique (project_id, user_id),
  unique (project_id, team_id)
);
create index project_members_user on project_members (user_id) where user_id is not null;
create index project_members_team on project_members (team_id) where team_id is not null;

-- What follows from it: the highest role of each person in each project, direct or through a team.
-- Rewritten in the transaction of every membership change; authorization is one probe of its key.
create table project_access (
  user_id    uuid not null references users on delete cascade,
  project_id uuid not null references projects on delete cascade,
  role       project_role not null,
  -- Repeated from the project, so that a list of tasks of many projects need not look there.
  archived   boolean not null default false,
  primary key (user_id, project_id)
);
create index project_access_project on project_access (project_id, role);

create table project_columns (
  id         uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name       text not null,
  status     task_status not null,
  rank       text collate "C" not null,
  wip_limit  integer,
  version    integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index project_columns_project on project_columns (project_id, rank);

create table labels (
  id         uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name       text not null,
  color      text not null,
  version    integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index labels_name_key on labels (project_id, lower(name));
