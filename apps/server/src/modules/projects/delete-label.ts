import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeBoard, removeLabelFromTasks } from '../tasks/index.ts'
import type { LabelToChange } from './change-label.ts'
import { changeLabel } from './change-label.ts'
import { deleteLabelRow } from './labels.store.ts'
import { labelHappening } from './projects.events.ts'
import { assertNotArchived } from './projects.policy.ts'

/**
 * Removes a label from a project and from every task that has it; editors and owners. Emits `project.label-deleted`,
 * and `task.updated` for each task.
 */
export function deleteLabel(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  input: LabelToChange,
): Promise<void> {
  return changeLabel(ctx, actor, input, async (tx, { project, label: { id, name, color } }) => {
    assertNotArchived(project)
    await changeBoard(tx, project.id)
    await deleteLabelRow(tx, id)
    await removeLabelFromTasks(ctx, tx, actor, project, id)
    return {
      result: undefined,
      happening: labelHappening('project.label-deleted', id, { before: { name, color } }),
    }
  })
}
