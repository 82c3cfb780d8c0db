-- The log of what happened, the outbox that hands it on, and the keys that make a retried write one write.

create table events (
  id              uuid not null primary key,
  type            text not null,
  subject_type    text not null,
  subject_id      uuid not null,
  subject_version integer not null,
  project_id      uuid,
  actor_id        uuid not null,
  at              timestamptz(3) not null,
  -- The changed fields: {"before": {…}, "after": {…}}.
  data            jsonb not null,
  -- Where it came from: {"requestId": "…", "traceparent": "…"}.
  context         jsonb not null
) partition by range (id);

create table events_default partition of events default;

-- Ids are made before a write waits for its row, so only the version tells the order of a subject's events.
create index events_subject on events (subject_id, subject_version);
create index events_project on events (project_id, id);

-- Append-only for everyone, the owner of the table included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger events_append_only before update or delete on events
  for each row execute function refuse_change();

create table outbox (
  seq      bigint generated always as identity primary key,
  event_id uuid not null
);

create table idempotency_keys (
  actor_id    uuid not null,
  key         text not null,
  route       text not null,
  fingerprint bytea not null,
  -- The answer, once there is one; it commits with the write.
  status      smallint,
  headers     jsonb,
  body        text,
  -- Whoever lost access to one of these is not answered again.
  project_ids uuid[],
  created_at  timestamptz(3) not null,
  primary key (actor_id, key, route)
);
create index idempotency_keys_created on idempotency_keys (created_at);
