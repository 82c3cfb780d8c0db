-- The queues of a deployment that has no broker of its own.
create table queue_messages (
  seq           bigint generated always as identity primary key,
  queue         text not null,
  id            uuid not null,
  type          text not null,
  key           text not null,
  body          bytea not null,
  attempt       integer not null,
  first_seen_at timestamptz(3) not null,
  -- When it may be taken. Whoever has it in hand puts this off again and again, so what nobody has comes back by itself.
  due_at        timestamptz not null,
  -- The take by which somebody got it, until it is put back.
  taken_by      uuid
);

create index queue_messages_due on queue_messages (queue, due_at, seq);

-- Rows come and go: dead ones are removed before they slow down who looks for the next.
alter table queue_messages set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000);

drop table broker_workers;

-- Until now graphile-worker kept them.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    lock table graphile_worker._private_jobs in access exclusive mode;
    execute $sql$
      insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at, taken_by)
      select task.identifier, (payload ->> 'id')::uuid, payload ->> 'type', payload ->> 'key',
        case when (payload ->> 'isBase64')::boolean then decode(payload ->> 'body', 'base64')
          else convert_to(payload ->> 'body', 'UTF8') end,
        (payload ->> 'attempt')::integer, (payload ->> 'firstSeenAt')::timestamptz, run_at,
        case when attempts > 0 then gen_random_uuid() end
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      order by job.id
    $sql$;
    drop schema graphile_worker cascade;
  end if;
end
$$;
