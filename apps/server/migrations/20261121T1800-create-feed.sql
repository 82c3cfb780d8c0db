-- The feed: what happened, in the order in which it became visible, and what hands it on.

-- Beside events the outbox holds who came into or lost a project, so that both reach the feed in the right order.
alter table outbox
  alter column event_id drop not null,
  add column user_id uuid,
  add column project_id uuid,
  add column has_access boolean,
  add check ((event_id is null) = (user_id is not null and project_id is not null and has_access is not null));

-- Bytes of the data as it is handed on. Its size in the table says little: it is kept compressed there.
alter table events add column size integer not null generated always as (octet_length(data::text)) stored;

create table feed (
  -- Without gap: 1, 2, 3 …
  position        bigint primary key,
  event_id        uuid,
  project_id      uuid,
  -- The project that a task was moved out of.
  left_project_id uuid,
  -- Whom the entry is for, when it tells of somebody's access instead of an event.
  user_id         uuid,
  has_access      boolean,
  -- When it became visible.
  at              timestamptz(3) not null
);
create index feed_project on feed (project_id, position) where user_id is null;
create index feed_left_project on feed (left_project_id, position) where left_project_id is not null;
create index feed_user on feed (user_id, position) where user_id is not null;
create index feed_elsewhere on feed (position) where project_id is null;

-- One row: where the feed ends, and how far the broker has it.
create table feed_head (
  only_row           boolean primary key default true check (only_row),
  last_position      bigint not null default 0,
  published_position bigint not null default 0
);
insert into feed_head default values;

create function tell_access_gained() returns trigger language plpgsql as $$
begin
  insert into outbox (user_id, project_id, has_access) select user_id, project_id, true from changed;
  return null;
end
$$;
create trigger project_access_gained after insert on project_access
  referencing new table as changed for each statement execute function tell_access_gained();

create function tell_access_lost() returns trigger language plpgsql as $$
begin
  insert into outbox (user_id, project_id, has_access) select user_id, project_id, false from changed;
  return null;
end
$$;
create trigger project_access_lost after delete on project_access
  referencing old table as changed for each statement execute function tell_access_lost();

-- Work that a transaction asks for, such as a mail to be sent: the relay hands it to the broker's queue.
create table work (
  seq     bigint generated always as identity primary key,
  queue   text not null,
  id      uuid not null,
  type    text not null,
  -- Messages with the same key keep their order where the broker can.
  key     text not null,
  body    bytea not null,
  attempt integer not null default 1
);

-- What each consumer has applied: written in the transaction of the effect, so that an event has one.
create table inbox (
  consumer text not null,
  event_id uuid not null,
  primary key (consumer, event_id)
);

-- How often a message came back because whoever handled it did not end: some messages kill their handler.
create table redeliveries (
  queue      text not null,
  message_id uuid not null,
  count      integer not null,
  at         timestamptz(3) not null,
  primary key (queue, message_id)
);

-- Messages that were given up, to be looked at, sent again or discarded.
create table dead_letters (
  id            uuid primary key,
  queue         text not null,
  message_id    uuid not null,
  type          text not null,
  key           text not null,
  body          bytea not null,
  headers       jsonb not null,
  error         text not null,
  attempts      integer not null,
  first_seen_at timestamptz(3) not null,
  died_at       timestamptz(3) not null,
  unique (queue, message_id)
);
create index dead_letters_queue on dead_letters (queue, id);
