import type { TaskQuery } from '@millrace/contract'
import { LRUCache } from 'lru-cache'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { pageStart } from '../../platform/paging/page.ts'
import { suffixesOf } from './claim-sql.ts'
import type { ListRequest, ListRows } from './task-list.store.ts'
import { listTaskRows } from './task-list.store.ts'
import { keyCount, listName, newestWindow, sortOf } from './task-list.ts'

/** A page of tasks that the actor may see, as the JSON of the wire. */
export async function listTasks(
  ctx: Pick<Ctx, 'db' | 'clock' | 'cursors'>,
  actor: Actor,
  query: TaskQuery,
): Promise<string> {
  const sort = sortOf(query)
  const list = listName(actor.userId, query)
  const start = pageStart(ctx.cursors, query, list, keyCount(sort))
  const admin = may(actor, 'tasks:admin')
  const request = {
    userId: actor.userId,
    admin,
    query,
    sort,
    start,
    suffixes: suffixesOf(actor, query.deleted),
    window: null,
  }
  const rows = await findRows(ctx, request)
  const hasMore = rows.count > start.limit
  const nextCursor = hasMore && rows.last ? ctx.cursors.encode(list, rows.last) : null
  const numbered = start.page === null ? '' : `,"page":${start.page},"pageSize":${start.limit},"hasMore":${hasMore}`
  return `{"items":[${rows.items ?? ''}],"nextCursor":${JSON.stringify(nextCursor)}${numbered}}`
}

/**
 * Lists whose newest months did not fill a page: most people have fewer tasks, and for them one look is enough. Of the
 * process, because a list is named by its person and what is told of it is never wrong: it only spares a look.
 */
const sparse = new LRUCache<string, true>({ max: 10_000, ttl: 600_000 })

/** Whether an index has the order of the list and little of it is filtered away, so that a page is short work. */
const isShort = ({ query, sort, start }: ListRequest): boolean =>
  start.offset === 0 &&
  (sort.name === 'created' || (query.project !== undefined && (sort.name === 'due' || sort.name === 'rank'))) &&
  slowFilters.every((filter) => query[filter] === undefined)

const slowFilters = [
  'text',
  'label',
  'parent',
  'priority',
  'deleted',
  'due_from',
  'due_to',
  'created_from',
  'created_to',
] as const

/** What may be slow runs on the pool, because what is pipelined behind a slow statement waits for it. */
async function findRows(ctx: Pick<Ctx, 'db' | 'clock'>, request: ListRequest): Promise<ListRows> {
  const { sort, start } = request
  const db: Queryable = isShort(request) ? ctx.db.read : ctx.db
  const newestFirst = sort.name === 'created' && sort.descending && start.offset === 0
  if (newestFirst && !sparse.has(start.list)) {
    const rows = await listTaskRows(db, { ...request, window: newestWindow(ctx.clock.now(), start.after) })
    if (rows.count > start.limit) return rows
    sparse.set(start.list, true)
  }
  return listTaskRows(db, request)
}
