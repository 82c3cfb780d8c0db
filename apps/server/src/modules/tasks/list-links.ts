import type { TaskLink } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { Page, PageRequest } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toTaskLink } from './link.ts'
import { listLinkRows } from './links.store.ts'
import { taskAccess } from './task-access.ts'

/** The links of a task in both directions whose other task the actor may see, oldest first. */
export async function listLinks(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { taskId, query }: { taskId: string; query: PageRequest },
): Promise<Page<TaskLink>> {
  const { id } = await taskAccess(ctx.db.read, actor, taskId)
  const start = pageStart(ctx.cursors, query, `links ${actor.userId} ${id}`, 1)
  const reader = { taskId: id, userId: actor.userId, admin: may(actor, 'tasks:admin') }
  const links = (await listLinkRows(ctx.db.read, reader, start)).map(toTaskLink)
  return toPage(ctx.cursors, start, links, (link) => [link.id])
}
