import type { Label, UpdateLabel } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { changesOf } from '../../platform/events/changes.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { LabelToChange } from './change-label.ts'
import { changeLabel } from './change-label.ts'
import type { LabelRecord } from './label.ts'
import { labelNameTaken } from './label.ts'
import { updateLabelRow } from './labels.store.ts'
import { labelHappening } from './projects.events.ts'
import { assertNotArchived } from './projects.policy.ts'
import { toLabel } from './wire.ts'

interface Input extends LabelToChange {
  readonly patch: UpdateLabel
}

/** Changes a label; editors and owners. 409 when the name is taken. Emits `project.label-updated`. */
export function updateLabel(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { patch, ...input }: Input,
): Promise<Label> {
  return changeLabel(ctx, actor, input, async (tx, { project, label }) => {
    const change = changesOf<LabelRecord>(label, patch)
    if (!change) return { result: toLabel(actor, project, label) }
    assertNotArchived(project)
    const updated = { ...label, ...change.after, version: label.version + 1, updatedAt: ctx.clock.now() }
    if (!(await updateLabelRow(tx, updated))) throw labelNameTaken(updated.name)
    const happening = labelHappening('project.label-updated', label.id, change)
    return { result: toLabel(actor, project, updated), happening }
  })
}
