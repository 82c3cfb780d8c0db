import type { Queryable } from '../../apps/server/src/platform/database/query.ts'

/** Tasks that the person may change, in no order. */
export async function tasksToChange(db: Queryable, email: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    text: `select t.id from tasks t join users u on u.id = t.assignee_id
      where u.email = $1 and t.deleted_at is null and t.status <> 'completed' limit 2000`,
    values: [email],
  })
  return rows.map(({ id }) => id)
}

interface Delays {
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly count: number
  /** Events that no consumer has applied. */
  readonly missing: number
}

/** From the commit of each change since then to that of its effect, as PostgreSQL noted them. */
export async function delaysSince(db: Queryable, since: Date): Promise<Delays> {
  const [row] = await db.query<Delays>({
    text: `with delay as (
        select extract(epoch from pg_xact_commit_timestamp(i.xmin) - pg_xact_commit_timestamp(e.xmin)) * 1000 as ms
        from events e left join inbox i on i.event_id = e.id and i.consumer = 'notifications'
        where e.at >= $1 and e.type = 'task.updated')
      select percentile_cont(0.5) within group (order by ms) as p50,
        percentile_cont(0.99) within group (order by ms) as p99,
        count(ms)::int as count, count(*) filter (where ms is null)::int as missing
      from delay`,
    values: [since],
  })
  return row as Delays
}
