-- The queues of a deployment that has no broker of its own.
create table queue_messages (
  seq            bigint generated always as identity primary key,
  queue          text not null,
  id             uuid not null,
  type           text not null,
  key            text not null,
  body           bytea not null,
  attempt        integer not null,
  first_seen_at  timestamptz(3) not null,
  due_at         timestamptz(3) not null,
  -- Who has it in hand, and since when.
  taken_by       uuid,
  taken_at       timestamptz(3),
  -- Whoever had it in hand was not heard of any more.
  is_redelivered boolean not null default false
);

create index queue_messages_due on queue_messages (queue, due_at, seq) where taken_by is null;
create index queue_messages_taken on queue_messages (taken_by) where taken_by is not null;

-- Rows come and go: dead ones are removed before they slow down who looks for the next.
alter table queue_messages set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000);

-- Ids are UUIDs now. Nobody is alive during a migration.
drop table broker_workers;
create unlogged table broker_workers (
  id      uuid primary key,
  seen_at timestamptz(3) not null
);

-- Until now graphile-worker kept them.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    execute $sql$
      insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at, is_redelivered)
      select task.identifier, (payload ->> 'id')::uuid, payload ->> 'type', payload ->> 'key',
        case when (payload ->> 'isBase64')::boolean then decode(payload ->> 'body', 'base64')
          else convert_to(payload ->> 'body', 'UTF8') end,
        (payload ->> 'attempt')::integer, (payload ->> 'firstSeenAt')::timestamptz, run_at, attempts > 0
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      order by job.id
    $sql$;
    drop schema graphile_worker cascade;
  end if;
end
$$;
