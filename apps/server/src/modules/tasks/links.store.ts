import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement, statementBy } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import { joinAccessSql, roleSql } from '../access/index.ts'
import type { LinkKind, LinkRecord } from './link.ts'

/** Who looks at the links of which task. */
export interface LinkReader {
  readonly taskId: string
  readonly userId: string
  readonly admin: boolean
}

// $1 task, $2 user, $3 admin. A link is seen by whoever may see both its tasks; the first is checked before.
const seenLinks = `
  select l.id, l.kind,
    case when l.kind = 'relates' or l.source_task_id = $1 then 'outward' else 'inward' end as direction,
    o.id as "taskId", o.key, o.title, o.status, l.created_by as "createdBy", l.created_at as "createdAt"
  from task_links l
  join tasks o on o.id = case when l.source_task_id = $1 then l.target_task_id else l.source_task_id end
    and o.deleted_at is null
  join projects p on p.id = o.project_id and p.deleted_at is null
  ${joinAccessSql('a', 'p', '$2')}
  where (l.source_task_id = $1 or l.target_task_id = $1) and ${roleSql('a', 'p', '$3')} is not null`

const findStatement = statement('links.find', `${seenLinks} and l.id = $4`)

/** One link of the task; undefined when it is not one or its other task is not to be known of. */
export async function findLink(
  db: Queryable,
  { taskId, userId, admin }: LinkReader,
  linkId: string,
): Promise<LinkRecord | undefined> {
  const [link] = await db.query<LinkRecord>(findStatement(taskId, userId, admin, linkId))
  return link
}

const listStatement = statement('links.list', `${seenLinks} and l.id > $4 order by l.id limit $5 offset $6`)

const beforeAllIds = '00000000-0000-0000-0000-000000000000'

/** The links of a task in both directions, oldest first. */
export function listLinkRows(
  db: Queryable,
  { taskId, userId, admin }: LinkReader,
  { after, limit, offset }: PageStart,
): Promise<LinkRecord[]> {
  return db.query<LinkRecord>(listStatement(taskId, userId, admin, after?.[0] ?? beforeAllIds, limit + 1, offset))
}

// 'mill' and 5, as the two halves of an advisory lock's key: 3 and 4 are held by whoever leads, as long as they lead.
const lockStatement = statement('links.lock-blocking', 'select pg_advisory_xact_lock(1835625580, 5)')

/** Lets one transaction at a time add to what blocks what: two links made at once could close a circle unseen. */
export async function lockBlocking(tx: Queryable): Promise<void> {
  await tx.query(lockStatement())
}

/** What lies behind a task along `blocks`. */
export interface Blocked {
  readonly includesSource: boolean
  readonly count: number
}

// Rows of the recursion are made as they are fetched, so the limit ends it.
const blockedStatement = statement(
  'links.blocked',
  `with recursive blocked (id) as (
     select $1::uuid
     union
     select l.target_task_id from blocked b join task_links l on l.source_task_id = b.id and l.kind = 'blocks')
   select coalesce(bool_or(id = $2), false) as "includesSource", count(*)::integer as count
   from (select id from blocked limit $3) reached`,
)

/** Follows `blocks` from the target, over no more than `limit` tasks, and tells whether it leads to the source. */
export async function followBlocked(
  tx: Queryable,
  { sourceId, targetId, limit }: { sourceId: string; targetId: string; limit: number },
): Promise<Blocked> {
  const [blocked] = await tx.query<Blocked>(blockedStatement(targetId, sourceId, limit))
  return blocked as Blocked
}

const insertStatement = statementBy<Month | null>(
  (month) => `links.insert.${month?.key ?? 'any'}`,
  (month) => `
    with link as (
      insert into task_links (id, kind, source_task_id, target_task_id, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing
      returning id)
    update tasks t set version = t.version + 1, updated_at = $6
    from link where t.id = $7 ${inMonth('t.id', month)}
    returning t.version`,
  sampleMonth,
)

export interface NewLink {
  readonly id: string
  readonly kind: LinkKind
  readonly sourceId: string
  readonly targetId: string
  readonly createdBy: string
  readonly createdAt: Date
}

/** Adds a link and answers the new version of the locked task that it is made on; undefined when it is there already. */
export async function insertLink(tx: Queryable, link: NewLink, taskId: string): Promise<number | undefined> {
  const { id, kind, sourceId, targetId, createdBy, createdAt } = link
  const [changed] = await tx.query<{ version: number }>(
    insertStatement(monthOfId(taskId), id, kind, sourceId, targetId, createdBy, createdAt, taskId),
  )
  return changed?.version
}

const deleteStatement = statementBy<Month | null>(
  (month) => `links.delete.${month?.key ?? 'any'}`,
  (month) => `
    with link as (delete from task_links where id = $1 returning id)
    update tasks t set version = t.version + 1, updated_at = $2
    from link where t.id = $3 ${inMonth('t.id', month)}
    returning t.version`,
  sampleMonth,
)

/** Removes a link and answers the new version of the locked task that it is removed from; undefined when it is gone. */
export async function deleteLink(
  tx: Queryable,
  linkId: string,
  taskId: string,
  now: Date,
): Promise<number | undefined> {
  const [changed] = await tx.query<{ version: number }>(deleteStatement(monthOfId(taskId), linkId, now, taskId))
  return changed?.version
}
