import type { TeamMember, TeamMemberQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toTeamMember } from './team.ts'
import { listMemberRows } from './team-members.store.ts'
import { findTeam } from './teams.store.ts'

/** The members of a team by name. */
export async function listTeamMembers(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { teamId, page }: { teamId: string; page: TeamMemberQuery },
): Promise<Page<TeamMember>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['team members', actor.userId, teamId]), 2)
  const team = await findTeam(ctx.db.read, teamId, actor.userId)
  if (!team) throw notFound()
  const rows = await listMemberRows(ctx.db, teamId, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ sortName, userId }) => [sortName, userId])
  return { items: items.map((member) => toTeamMember(actor, team.ownRole, member)), ...rest }
}
