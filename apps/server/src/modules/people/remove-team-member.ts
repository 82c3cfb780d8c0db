import type { Ctx } from '../../platform/context.ts'
import { forbidden, notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { refreshAccessOfTeam } from '../projects/index.ts'
import { memberRemoved } from './people.events.ts'
import { teamMemberCan } from './people.policy.ts'
import { deleteMember, findMember, touchTeam } from './team-members.store.ts'
import { lockTeam } from './teams.store.ts'

interface Input {
  readonly teamId: string
  readonly userId: string
  readonly requiredVersion: number | null
}

/** Takes a person, or the actor, out of a team and so out of its projects. Emits `team.member-removed`. */
export async function removeTeamMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { teamId, userId, requiredVersion }: Input,
): Promise<void> {
  await writeOnce(ctx, actor, async (tx) => {
    const team = await lockTeam(tx, teamId, actor.userId)
    const member = team && (await findMember(tx, teamId, userId))
    if (!member) throw notFound()
    if (!teamMemberCan(actor, team.ownRole, userId).remove) {
      throw forbidden('Only its managers and admins take others out of a team.')
    }
    assertVersion(member.version, requiredVersion)
    await deleteMember(tx, teamId, userId)
    await refreshAccessOfTeam(tx, teamId, [userId])
    await record(ctx, tx, actor, memberRemoved(await touchTeam(tx, teamId, ctx.clock.now()), member))
  })
}
