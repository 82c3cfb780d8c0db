import type { TeamMember } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toTeamMember } from './team.ts'
import { findMember } from './team-members.store.ts'
import { findTeam } from './teams.store.ts'

/** One member of a team. */
export async function getTeamMember(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<TeamMember> {
  const [team, member] = await Promise.all([
    findTeam(ctx.db.read, teamId, actor.userId),
    findMember(ctx.db.read, teamId, userId),
  ])
  if (!team || !member) throw notFound()
  return toTeamMember(actor, team.ownRole, member)
}
