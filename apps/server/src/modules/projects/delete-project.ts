import type { Ctx } from '../../platform/context.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { refreshProjectAccess } from './access.store.ts'
import { projectEvent } from './projects.events.ts'
import { assertNotInbox, assertProjectRole } from './projects.policy.ts'
import { lockProject, updateProjectRow } from './projects.store.ts'

interface Input {
  readonly id: string
  readonly requiredVersion: number | null
}

/**
 * Hides a project with everything in it until it is restored; owners only, with a recent second factor.
 * Emits `project.deleted`.
 */
export function deleteProject(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: Input,
): Promise<void> {
  return writeOnce(ctx, actor, async (tx) => {
    const project = await lockProject(tx, actor, id)
    assertProjectRole(project, 'owner', 'delete it')
    requireRecentSecondFactor(actor, ctx.clock)
    assertVersion(project.version, requiredVersion)
    assertNotInbox(project, 'deleted')
    const deletedAt = ctx.clock.now()
    await updateProjectRow(tx, id, { ...project, deletedAt }, deletedAt)
    await refreshProjectAccess(tx, [id])
    const change = { before: { deletedAt: null }, after: { deletedAt } }
    await record(
      ctx,
      tx,
      actor,
      projectEvent({ id, version: project.version + 1 }, { type: 'project.deleted', ...change }),
    )
  })
}
