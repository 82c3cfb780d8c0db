import type { AddProjectMember, ProjectMember } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { conflict, ruleViolated } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { lockTeam } from './access.store.ts'
import { changeProjectIn } from './change-project.ts'
import type { MemberRecord } from './member.ts'
import { candidateOf } from './member.ts'
import { refreshAccessOf } from './member-access.ts'
import { findUser, insertMember } from './members.store.ts'
import { memberHappening } from './projects.events.ts'
import { assertNotInbox, assertProjectRole } from './projects.policy.ts'
import { toMember } from './wire.ts'

interface Input extends AddProjectMember {
  readonly projectId: string
}

/** Adds a person or a team to a project; owners only. Emits `project.member-added`. */
export function addMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, role, ...asked }: Input,
): Promise<ProjectMember> {
  const { id, kind } = candidateOf(asked)
  const pointer = `/${kind}Id`
  const work = async (tx: Transaction) => {
    // Before the project: see `lockProjects`.
    const found = kind === 'team' ? await lockTeam(tx, id) : await findUser(tx, id)
    return changeProjectIn(ctx, tx, actor, projectId, async (_tx, project) => {
      assertProjectRole(project, 'owner', 'manage its members')
      assertNotInbox(project, 'shared')
      if (!found) throw ruleViolated(`There is no such ${kind}.`, pointer)
      const addition = { projectId, role, version: 1, addedBy: actor.userId, addedAt: ctx.clock.now() }
      const member: MemberRecord = { ...found, kind, ...addition }
      if (!(await insertMember(tx, member))) throw conflict(`This ${kind} belongs to the project already.`, pointer)
      await refreshAccessOf(tx, member)
      const happening = memberHappening('project.member-added', member, { after: { role } })
      return { result: toMember(actor, project, member), happening }
    })
  }
  return writeOnce(ctx, actor, work, () => [projectId])
}
