import type { Project } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { refreshProjectAccess } from './access.store.ts'
import { projectEvent } from './projects.events.ts'
import { assertProjectRole } from './projects.policy.ts'
import { lockDeletedProject, updateProjectRow } from './projects.store.ts'
import { toProject } from './wire.ts'

interface Input {
  readonly id: string
  readonly requiredVersion: number | null
}

/** Brings a deleted project back as it was; owners only. One that is not deleted stays as it is. Emits `project.restored`. */
export function restoreProject(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: Input,
): Promise<Project> {
  const work = async (tx: Transaction) => {
    const project = await lockDeletedProject(tx, actor, id)
    assertProjectRole(project, 'owner', 'restore it')
    assertVersion(project.version, requiredVersion)
    if (!project.deleted) return toProject(actor, project)
    const now = ctx.clock.now()
    const restored = { ...project, version: project.version + 1, updatedAt: now, deletedAt: null, deleted: false }
    await updateProjectRow(tx, id, restored, now)
    await refreshProjectAccess(tx, [id])
    const change = { before: { deletedAt: project.deletedAt }, after: { deletedAt: null } }
    await record(ctx, tx, actor, projectEvent(restored, { type: 'project.restored', ...change }))
    return toProject(actor, restored)
  }
  return writeOnce(ctx, actor, work, () => [id])
}
