import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import { joinAccessSql, roleSql } from '../access/index.ts'

type Fields = Readonly<Record<string, unknown>>

/** An event of a task with the name of whoever caused it, or null when no user has that id. */
export interface HistoryRow {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly actorId: string
  readonly actorName: string | null
  readonly at: Date
  readonly data: { readonly before?: Fields | null; readonly after?: Fields | null }
  /** False: it tells of a link to a task that the reader may not know of. */
  readonly tellable: boolean
}

const linkedTask = `(coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid`

// No event of a task is older than the task, so the partitions before its month stay closed.
const since = (month: Month | null): string => (month ? `and id >= '${month.from}'` : '')

const historyStatement = statementBy<Month | null>(
  (month) => `tasks.history.${month?.key ?? 'any'}`,
  (month) => `
    with seen as (
      select t.id from tasks t
      join projects p on p.id = t.project_id and p.deleted_at is null
      ${joinAccessSql('a', 'p', '$2')}
      where t.id = $1 and t.deleted_at is null and ${roleSql('a', 'p', '$3')} is not null ${inMonth('t.id', month)})
    select e.id, e.type, e.subject_version as version, e.actor_id as "actorId", u.name as "actorName", e.at, e.data,
      e.type not in ('task.linked', 'task.unlinked') or exists (
        select from tasks o join projects p on p.id = o.project_id ${joinAccessSql('a', 'p', '$2')}
        where o.id = ${linkedTask} and ${roleSql('a', 'p', '$3')} is not null) as tellable
    from seen
    left join lateral (
      select * from events where subject_id = seen.id and subject_version < $4 ${since(month)}
      order by subject_version desc limit $5 offset $6) e on true
    left join users u on u.id = e.actor_id
    order by e.subject_version desc`,
  sampleMonth,
)

const afterAllVersions = 2_147_483_647

/** What happened to a task, by version, newest first; undefined when the reader may not know of the task. */
export async function findHistory(
  db: Queryable,
  { taskId, userId, admin }: { taskId: string; userId: string; admin: boolean },
  { after, limit, offset }: PageStart,
): Promise<HistoryRow[] | undefined> {
  const rows = await db.query<HistoryRow>(
    historyStatement(monthOfId(taskId), taskId, userId, admin, after?.[0] ?? afterAllVersions, limit + 1, offset),
  )
  // A task that the reader may see answers one empty row when the page is.
  return rows.length === 0 ? undefined : rows.filter(({ id }) => id !== null)
}
