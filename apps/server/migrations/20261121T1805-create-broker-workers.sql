-- Who takes messages out of the queues in PostgreSQL: what somebody has who is not heard of any more is given to others.
-- Not written ahead: after a crash nobody is alive.
create unlogged table broker_workers (
  id      text primary key,
  seen_at timestamptz(3) not null
);
