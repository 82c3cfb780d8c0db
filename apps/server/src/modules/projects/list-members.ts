import type { ProjectMember, ProjectMemberQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { listMemberRows } from './members.store.ts'
import { toMember } from './wire.ts'

interface Input {
  readonly projectId: string
  readonly query: ProjectMemberQuery
}

/** The people and teams of a project by name; 404 when the actor may not see it. */
export async function listMembers(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { projectId, query }: Input,
): Promise<Page<ProjectMember>> {
  const start = pageStart(ctx.cursors, query, JSON.stringify(['project-members', actor.userId, projectId]), 2)
  const { standing, parts } = await listMemberRows(ctx.db.read, actor, projectId, start)
  const page = toPage(ctx.cursors, start, parts, ({ sortName, id }) => [sortName, id])
  return { ...page, items: page.items.map((member) => toMember(actor, standing, member)) }
}
