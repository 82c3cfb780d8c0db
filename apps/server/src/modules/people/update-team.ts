import type { Team, UpdateTeam } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { violatesUnique } from '../../platform/database/database-error.ts'
import { forbidden, notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { changesOf } from '../../platform/events/changes.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { teamUpdated } from './people.events.ts'
import { teamCan } from './people.policy.ts'
import { teamNameTaken, toTeam } from './team.ts'
import { lockTeam, updateTeamRow } from './teams.store.ts'

interface Input {
  readonly id: string
  readonly patch: UpdateTeam
  readonly requiredVersion: number | null
}

/** Changes a team's name or description; 409 when the name is taken. Emits `team.updated`. */
export async function updateTeam(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, patch, requiredVersion }: Input,
): Promise<Team> {
  return writeOnce(ctx, actor, async (tx) => {
    const team = await lockTeam(tx, id, actor.userId)
    if (!team) throw notFound()
    if (!teamCan(actor, team.ownRole).update) throw forbidden('Only its managers and admins change a team.')
    assertVersion(team.version, requiredVersion)
    const changes = changesOf<UpdateTeam>(team, patch)
    if (!changes) return toTeam(actor, team)
    const changed = { ...team, ...changes.after, updatedAt: ctx.clock.now() }
    const version = await updateTeamRow(tx, changed, changed.updatedAt).catch((err: unknown) => {
      throw violatesUnique(err, 'teams_name_key') ? teamNameTaken() : err
    })
    await record(ctx, tx, actor, teamUpdated({ id, version }, changes))
    return toTeam(actor, { ...changed, version })
  })
}
