import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import { deleteLabelRow, findLabel } from './labels.store.ts'
import { changeBoard } from './project-tasks.store.ts'
import { removeLabelFromTasks } from './project-tasks.ts'
import { labelHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'

interface Input {
  readonly projectId: string
  readonly labelId: string
  readonly requiredVersion: number | null
}

/**
 * Removes a label from a project and from every task that has it; editors and owners. Emits `project.label-deleted`,
 * and `task.updated` for each task.
 */
export function deleteLabel(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, labelId, requiredVersion }: Input,
): Promise<void> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'editor', 'change its labels')
    const label = await findLabel(tx, projectId, labelId)
    if (!label) throw notFound()
    assertVersion(label.version, requiredVersion)
    assertNotArchived(project)
    await changeBoard(tx, projectId)
    await deleteLabelRow(tx, labelId)
    await removeLabelFromTasks(ctx, tx, actor, project, labelId)
    const { name, color } = label
    return {
      result: undefined,
      happening: labelHappening('project.label-deleted', labelId, { before: { name, color } }),
    }
  })
}
