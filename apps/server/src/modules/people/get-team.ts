import type { Team } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toTeam } from './team.ts'
import { findTeam } from './teams.store.ts'

/** One team. Everyone may see every team. */
export async function getTeam(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<Team> {
  const team = await findTeam(ctx.db.read, id, actor.userId)
  if (!team) throw notFound()
  return toTeam(actor, team)
}
