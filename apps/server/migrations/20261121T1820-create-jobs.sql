-- Work in the background whose result somebody asks for. Every time in it is the database's.
create table jobs (
  id                  uuid primary key,
  kind                text not null,
  requested_by        uuid not null,
  -- What they were allowed to when they asked; a job never does more.
  permissions         text[] not null,
  -- Without this permission not even who asked for it sees or cancels it: a token may have less than its person.
  needs               text,
  -- The request that it is traced back to.
  origin              jsonb not null,
  input               jsonb not null,
  state               text not null default 'queued'
    check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  done                bigint not null default 0,
  total               bigint,
  -- Where a run ended that did not come to the end of the job.
  checkpoint          jsonb,
  result              jsonb,
  error               jsonb,
  attempts            integer not null default 0,
  -- Rises with each run: who has an older one has lost the job and writes nothing more.
  lease_token         bigint not null default 0,
  -- When a worker may take it: when its next run is due, or when the lease of this run ends.
  due_at              timestamptz(3) not null default now(),
  created_at          timestamptz(3) not null default now(),
  started_at          timestamptz(3),
  finished_at         timestamptz(3),
  cancel_requested_at timestamptz(3)
);
create index jobs_due on jobs (due_at) where state in ('queued', 'running');
create index jobs_requested_by on jobs (requested_by, id);
create index jobs_finished on jobs (finished_at) where finished_at is not null;
