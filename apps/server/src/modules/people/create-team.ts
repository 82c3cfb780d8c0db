import type { CreateTeam, Team } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { teamCreated } from './people.events.ts'
import type { TeamRecord } from './team.ts'
import { teamNameTaken, toTeam } from './team.ts'
import { insertMember } from './team-members.store.ts'
import { findTeam, insertTeam } from './teams.store.ts'

/** Makes a team whose manager is the actor; 409 when the name is taken. Emits `team.created`. */
export async function createTeam(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { name, description = '' }: CreateTeam,
): Promise<Team> {
  requirePermission(actor, 'teams:write')
  return writeOnce(ctx, actor, async (tx) => {
    const now = ctx.clock.now()
    const id = ctx.newId()
    const isFree = await insertTeam(tx, { id, name, description, createdBy: actor.userId, createdAt: now })
    if (!isFree) throw teamNameTaken()
    await insertMember(tx, { teamId: id, userId: actor.userId, role: 'manager' }, now)
    const team = (await findTeam(tx, id, actor.userId)) as TeamRecord
    await record(ctx, tx, actor, teamCreated(team, actor.userId))
    return toTeam(actor, team)
  })
}
