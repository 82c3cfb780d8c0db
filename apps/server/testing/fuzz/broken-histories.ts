import type { Queryable } from '../../src/platform/database/query.ts'

// What the test server makes without the API (people, their inboxes) has no events and is left out.
const text = `
  with present as (
    select 'task' as type, id, version from tasks
    union all select 'project', id, version from projects where inbox_of is null
    union all select 'comment', id, version from comments
    union all select 'team', id, version from teams),
  told as (
    select subject_id, array_agg(subject_version order by subject_version) as versions from events group by 1)
  select type, id, version, versions from present left join told on subject_id = id
  where versions is distinct from array(select generate_series(1, version))
  union all
  select 'event', coalesce(e.id, o.event_id), e.subject_version, null
  from events e full join (select event_id, count(*) as times from outbox where event_id is not null group by 1) o on o.event_id = e.id
  where e.id is null or o.times is distinct from 1`

/** Objects whose events are not one for each version, and events that are not in the outbox once. */
export const brokenHistories = (db: Queryable): Promise<object[]> => db.query<object>({ text })
