import type { Ctx } from '../../platform/context.ts'
import { forbidden, notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { refreshAccessOfTeam } from '../projects/index.ts'
import { teamDeleted } from './people.events.ts'
import { teamCan } from './people.policy.ts'
import { deleteMembersOf } from './team-members.store.ts'
import { deleteTeamRow, lockTeamToDelete } from './teams.store.ts'

/**
 * Deletes a team; its members keep what they may by themselves or through another team. Projects stay with their
 * owners, who are people. Emits `team.deleted`.
 */
export async function deleteTeam(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: { id: string; requiredVersion: number | null },
): Promise<void> {
  await writeOnce(ctx, actor, async (tx) => {
    const team = await lockTeamToDelete(tx, id, actor.userId)
    if (!team) throw notFound()
    if (!teamCan(actor, team.ownRole).delete) throw forbidden('Only its managers and admins delete a team.')
    assertVersion(team.version, requiredVersion)
    // An empty team opens no project; after that its memberships in projects go with it.
    await deleteMembersOf(tx, id)
    await refreshAccessOfTeam(tx, id)
    await deleteTeamRow(tx, id)
    await record(ctx, tx, actor, teamDeleted(team))
  })
}
