import type { Project, ProjectQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { listProjectRows } from './list-projects.store.ts'
import { toProject } from './wire.ts'

/**
 * The projects that the actor belongs to, or with `scope=all` every project that is nobody's inbox (403 without
 * `tasks:admin`), by name unless told otherwise.
 */
export async function listProjects(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  query: ProjectQuery,
): Promise<Page<Project>> {
  if (query.scope === 'all') requirePermission(actor, 'tasks:admin')
  const { text, archived, deleted = false, scope = 'mine', sort = 'name' } = query
  const list = JSON.stringify(['projects', actor.userId, text, archived, deleted, scope, sort])
  const byName = sort.endsWith('name')
  const start = pageStart(ctx.cursors, query, list, byName ? 2 : 1)
  // A search reads more than it answers, so it stays off the connections of short reads.
  const db = text === undefined ? ctx.db.read : ctx.db
  const rows = await listProjectRows(db, actor, { text, archived, deleted, scope, sort, start })
  const page = toPage(ctx.cursors, start, rows, ({ sortName, id }) => (byName ? [sortName, id] : [id]))
  return { ...page, items: page.items.map((project) => toProject(actor, project)) }
}
