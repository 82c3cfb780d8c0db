import type { AddTeamMember, TeamMember } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { conflict, forbidden, notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { refreshAccessOfTeam } from '../projects/index.ts'
import { memberAdded } from './people.events.ts'
import { teamCan } from './people.policy.ts'
import type { TeamMemberRecord } from './team.ts'
import { toTeamMember } from './team.ts'
import { findMember, insertMember, touchTeam } from './team-members.store.ts'
import { lockTeam } from './teams.store.ts'
import { findUser } from './users.store.ts'

/** Adds a person to a team and so to its projects; 409 when they are in it. Emits `team.member-added`. */
export async function addTeamMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { teamId, userId, role = 'member' }: AddTeamMember & { teamId: string },
): Promise<TeamMember> {
  return writeOnce(ctx, actor, async (tx) => {
    const team = await lockTeam(tx, teamId, actor.userId)
    if (!team) throw notFound()
    if (!teamCan(actor, team.ownRole).manageMembers)
      throw forbidden('Only its managers and admins add people to a team.')
    await assertActive(tx, userId)
    const now = ctx.clock.now()
    if (!(await insertMember(tx, { teamId, userId, role }, now))) throw conflict('This person is in the team already.')
    await refreshAccessOfTeam(tx, teamId, [userId])
    await record(ctx, tx, actor, memberAdded(await touchTeam(tx, teamId, now), { userId, role }))
    const member = (await findMember(tx, teamId, userId)) as TeamMemberRecord
    return toTeamMember(actor, actor.userId === userId ? role : team.ownRole, member)
  })
}

async function assertActive(tx: Transaction, userId: string): Promise<void> {
  const user = await findUser(tx, userId)
  if (!user) throw ruleViolated('There is no such person.', '/userId')
  if (user.disabledAt) throw ruleViolated('The account of this person is disabled.', '/userId')
}
