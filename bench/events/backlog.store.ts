import type { Queryable } from '../../apps/server/src/platform/database/query.ts'

/** Puts events into the log and the outbox, of the size that a change of a title has, 100 of each of their subjects. */
export async function addBacklog(db: Queryable, count: number): Promise<void> {
  await db.query({
    text: `with made as (
        insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
        select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7000' || '8000'
            || lpad(to_hex(n), 12, '0'))::uuid,
          'task.updated', 'task', md5((n / 100)::text)::uuid, n % 100 + 1, md5('project')::uuid, md5('actor')::uuid, now(),
          jsonb_build_object('before', jsonb_build_object('title', 'What it was called before ' || n),
            'after', jsonb_build_object('title', 'What it is called since ' || n)),
          jsonb_build_object('requestId', md5(n::text))
        from generate_series(1, $1::integer) n
        returning id)
      insert into outbox (event_id) select id from made`,
    values: [count],
  })
}

/** How many of the outbox and the feed the broker does not have yet. */
export async function unpublished(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>({
    text: `select ((select count(*) from (select from outbox limit 1) o)
      + last_position - published_position)::int as count from feed_head`,
  })
  return row?.count ?? 0
}

/** Bodies like those that the relay publishes. */
export async function backlogBodies(db: Queryable, count: number): Promise<Buffer[]> {
  const rows = await db.query<{ body: string }>({
    text: `select json_build_object('specversion', '1.0', 'id', id, 'source', '/millrace', 'type', type,
        'subject', subject_type || '/' || subject_id, 'time', at, 'datacontenttype', 'application/json',
        'dataschema', 'urn:millrace:event:1', 'subjectversion', subject_version, 'projectid', project_id,
        'actorid', actor_id, 'position', 1, 'requestid', context ->> 'requestId', 'data', data)::text as body
      from events where type = 'task.updated' order by id desc limit $1`,
    values: [count],
  })
  return rows.map(({ body }) => Buffer.from(body))
}

/** How many events a consumer has applied. */
export async function appliedBy(db: Queryable, consumer: string): Promise<number> {
  const [row] = await db.query<{ count: number }>({
    text: 'select count(*)::int as count from inbox where consumer = $1',
    values: [consumer],
  })
  return row?.count ?? 0
}
