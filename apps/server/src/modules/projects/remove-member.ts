import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import { assertStillOwned, refreshAccessOf } from './member-access.ts'
import { deleteMember, findMember } from './members.store.ts'
import { memberHappening } from './projects.events.ts'
import { assertNotInbox, assertProjectRole } from './projects.policy.ts'

interface Input {
  readonly projectId: string
  readonly memberId: string
  readonly requiredVersion: number | null
}

/**
 * Takes a person or a team out of a project: owners anyone, everyone themselves. What is assigned to them stays
 * assigned. Emits `project.member-removed`.
 */
export function removeMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, memberId, requiredVersion }: Input,
): Promise<void> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    if (memberId !== actor.userId) assertProjectRole(project, 'owner', 'manage its members')
    const member = await findMember(tx, projectId, memberId)
    if (!member) throw notFound()
    assertVersion(member.version, requiredVersion)
    assertNotInbox(project, 'left')
    await deleteMember(tx, member)
    await assertStillOwned(tx, member)
    await refreshAccessOf(tx, member)
    const happening = memberHappening('project.member-removed', member, { before: { role: member.role } })
    return { result: undefined, happening }
  })
}
