import type { TaskStatus } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { joinAccessSql, roleSql } from '../access/index.ts'
import { roleIndex } from '../tasks/index.ts'

export interface BoardColumnRow {
  readonly id: string
  readonly name: string
  readonly status: TaskStatus
  readonly rank: string
  readonly wipLimit: number | null
  readonly version: number
  readonly count: number
  /** The window as the inside of a JSON array; null when the column is empty. */
  readonly items: string | null
  /** Sort keys of the window's last card, when more cards follow. */
  readonly last: string[] | null
}

interface BoardRequest {
  readonly projectId: string
  readonly userId: string
  readonly admin: boolean
  readonly suffixes: readonly string[]
  readonly limit: number
}

// $1 project, $2 user, $3 admin, $4 suffixes, $5 limit. No lowest id is given, although it would spare months before the
// project's first task: comparing the id of each of 10,000 cards costs more than to find many months empty.
const boardStatement = statement(
  'boards.get',
  `with access as materialized (
     select p.archived_at is not null as archived, ${roleSql('a', 'p', '$3')} as role
     from projects p ${joinAccessSql('a', 'p', '$2')}
     where p.id = $1 and p.deleted_at is null)
   select c.id, c.name, c.status, c.rank, c.wip_limit as "wipLimit", c.version, counted.count, shown.items,
     case when counted.count > $5 then shown.last end as last
   from project_columns c
   cross join lateral (
     select count(*)::integer as count from tasks t
     where t.project_id = $1 and t.column_id = c.id and t.deleted_at is null
   ) counted
   cross join lateral (
     select string_agg(json || ($4::text[])[${roleIndex('(select role from access)', '(select archived from access)')}], ',') as items,
       (array_agg(array[rank, id::text]))[$5:$5] as last
     from (
       select t.json, t.rank, t.id from tasks t
       where t.project_id = $1 and t.column_id = c.id and t.deleted_at is null
       order by t.rank, t.id limit $5) t
   ) shown
   where c.project_id = $1 and (select role from access) is not null
   order by c.rank, c.id`,
)

/** The columns of a board with their counts and first cards; none when the actor may not see the project. */
export async function findBoard(
  db: Queryable,
  { projectId, userId, admin, suffixes, limit }: BoardRequest,
): Promise<BoardColumnRow[]> {
  const rows = await db.query<Omit<BoardColumnRow, 'last'> & { last: string[][] | null }>(
    boardStatement(projectId, userId, admin, suffixes, limit),
  )
  return rows.map((row) => ({ ...row, last: row.last?.[0] ?? null }))
}
