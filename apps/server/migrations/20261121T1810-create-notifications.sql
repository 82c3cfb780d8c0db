-- What people are told, by which way, and what of it was sent.

create type notification_kind as enum ('mentioned', 'assigned', 'commented', 'status-changed', 'due-soon', 'overdue');

-- What a person has chosen about a task. Who made the task and whom it is assigned to follow it without a row.
create table task_followers (
  task_id    uuid not null,
  user_id    uuid not null references users on delete cascade,
  state      text not null check (state in ('following', 'muted', 'none')),
  -- When it was chosen: what happened before does not undo it.
  changed_at timestamptz(3) not null,
  primary key (task_id, user_id)
);

-- Only for those who have chosen something; both channels are on for every kind otherwise.
create table notification_preferences (
  user_id     uuid primary key references users on delete cascade,
  in_app_off  notification_kind[] not null default '{}',
  email_off   notification_kind[] not null default '{}',
  -- By the clock of the person.
  quiet_from  time,
  quiet_to    time,
  digest_hour smallint check (digest_hour between 0 and 23),
  version     integer not null default 1,
  updated_at  timestamptz(3) not null,
  check ((quiet_from is null) = (quiet_to is null))
);

-- Texts and names are not kept here: they are read when it is shown, by who may still read them.
create table notifications (
  id         uuid primary key,
  user_id    uuid not null references users on delete cascade,
  -- The event, or the due date that is near: each tells a person once.
  cause      text not null,
  kind       notification_kind not null,
  task_id    uuid not null,
  comment_id uuid,
  actor_id   uuid,
  -- {"status": {"before", "after"}} or {"due"}
  data       jsonb not null,
  -- False for one that is only mailed.
  in_app     boolean not null,
  at         timestamptz(3) not null,
  read_at    timestamptz(3),
  unique (user_id, cause)
);
create index notifications_user on notifications (user_id, id) where in_app;
create index notifications_unread on notifications (user_id, id) where in_app and read_at is null;

-- A mail that is wanted, and what became of it.
create table mails (
  id              uuid primary key,
  user_id         uuid not null references users on delete cascade,
  cause           text not null,
  -- Null for a digest.
  notification_id uuid,
  -- The digest that tells of it.
  digest_id       uuid,
  -- waiting until send_at → queued → sending → sent or skipped; collecting until send_at → collected in a digest.
  state           text not null
    check (state in ('waiting', 'collecting', 'queued', 'sending', 'sent', 'skipped', 'collected')),
  send_at         timestamptz(3) not null,
  -- Whoever sends it has it for themselves until then, as the attempt of that number.
  sending_until   timestamptz(3),
  attempt         integer not null default 0,
  sent_at         timestamptz(3),
  -- Why it was skipped.
  reason          text,
  -- Where it comes from: {"requestId": "…", "traceparent": "…"}.
  origin          jsonb not null,
  unique (user_id, cause)
);
create index mails_waiting on mails (send_at) where state = 'waiting';
create index mails_collecting on mails (user_id, send_at) where state = 'collecting';
-- How many somebody got within the last hour.
create index mails_single on mails (user_id, send_at)
  where notification_id is not null and state in ('waiting', 'queued', 'sending', 'sent');
create index mails_digest on mails (digest_id) where digest_id is not null;

-- For which due date a task was last told of.
create table task_reminders (
  task_id uuid not null,
  kind    notification_kind not null,
  due     text not null,
  at      timestamptz(3) not null,
  primary key (task_id, kind)
);
