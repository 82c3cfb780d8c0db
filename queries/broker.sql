-- broker.add
select count(*) from graphile_worker.add_jobs(array(
     select (x.queue, x.payload, null, now() + x."delaySeconds" * interval '1 second', 32767, null, 0, null)
       ::graphile_worker.job_spec
     from jsonb_to_recordset($1) as x(queue text, payload json, "delaySeconds" integer)));

-- broker.depths
select task_identifier as queue, count(*) filter (where run_at <= now())::int as ready,
     count(*) filter (where run_at > now())::int as retrying
   from graphile_worker.jobs where task_identifier = any($1) group by 1;

-- broker.release-abandoned
with seen as (
     insert into broker_workers (id, seen_at) select id, now() from unnest($1::text[]) alive (id)
     on conflict (id) do update set seen_at = now()),
   forgotten as (delete from broker_workers where seen_at < now() - interval '1 hour'),
   abandoned as (
     select array_agg(distinct locked_by) as ids from graphile_worker.jobs
     where locked_at < now() - interval '10 seconds' and locked_by <> all ($1) and not exists (
       select from broker_workers where id = locked_by and seen_at > now() - $2 * interval '1 second'))
   select graphile_worker.force_unlock_workers(ids), ids from abandoned where ids is not null;
