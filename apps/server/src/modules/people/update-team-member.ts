import type { TeamMember, TeamRole } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { forbidden, notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { memberUpdated } from './people.events.ts'
import { teamMemberCan } from './people.policy.ts'
import { toTeamMember } from './team.ts'
import { findMember, touchTeam, updateMemberRole } from './team-members.store.ts'
import { lockTeam } from './teams.store.ts'

interface Input {
  readonly teamId: string
  readonly userId: string
  readonly role: TeamRole
  readonly requiredVersion: number | null
}

/** Changes the role of a person in a team, which opens and closes no project. Emits `team.member-updated`. */
export async function updateTeamMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { teamId, userId, role, requiredVersion }: Input,
): Promise<TeamMember> {
  return writeOnce(ctx, actor, async (tx) => {
    const team = await lockTeam(tx, teamId, actor.userId)
    const member = team && (await findMember(tx, teamId, userId))
    if (!member) throw notFound()
    if (!teamMemberCan(actor, team.ownRole, userId).update) {
      throw forbidden('Only its managers and admins change roles in a team.')
    }
    assertVersion(member.version, requiredVersion)
    if (member.role === role) return toTeamMember(actor, team.ownRole, member)
    await updateMemberRole(tx, { teamId, userId, role })
    const changed = { ...member, role, version: member.version + 1 }
    await record(ctx, tx, actor, memberUpdated(await touchTeam(tx, teamId, ctx.clock.now()), member, changed))
    return toTeamMember(actor, actor.userId === userId ? role : team.ownRole, changed)
  })
}
