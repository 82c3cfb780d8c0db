import type { ProjectMember, ProjectRole } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import { assertStillOwned, refreshAccessOf } from './member-access.ts'
import { findMember, updateMemberRole } from './members.store.ts'
import { memberHappening } from './projects.events.ts'
import { assertProjectRole } from './projects.policy.ts'
import { findProject } from './projects.store.ts'
import { toMember } from './wire.ts'

interface Input {
  readonly projectId: string
  readonly memberId: string
  readonly role: ProjectRole
  readonly requiredVersion: number | null
}

/** Gives a person or a team another role in a project; owners only. Emits `project.member-updated`. */
export function updateMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, memberId, role, requiredVersion }: Input,
): Promise<ProjectMember> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'owner', 'manage its members')
    const member = await findMember(tx, projectId, memberId)
    if (!member) throw notFound()
    assertVersion(member.version, requiredVersion)
    if (member.role === role) return { result: toMember(actor, project, member) }
    const updated = { ...member, role, version: member.version + 1 }
    await updateMemberRole(tx, updated)
    await assertStillOwned(tx, updated, '/role')
    await refreshAccessOf(tx, updated)
    const standing = memberId === actor.userId ? await findProject(tx, actor, projectId) : project
    const change = { before: { role: member.role }, after: { role } }
    return {
      result: toMember(actor, standing, updated),
      happening: memberHappening('project.member-updated', member, change),
    }
  })
}
