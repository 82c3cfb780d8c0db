import type { Label, UpdateLabel } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import type { LabelRecord } from './label.ts'
import { labelNameTaken } from './label.ts'
import { findLabel, updateLabelRow } from './labels.store.ts'
import { changeBetween } from './project.ts'
import { labelHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'
import { toLabel } from './wire.ts'

interface Input {
  readonly projectId: string
  readonly labelId: string
  readonly patch: UpdateLabel
  readonly requiredVersion: number | null
}

/** Changes a label; editors and owners. 409 when the name is taken. Emits `project.label-updated`. */
export function updateLabel(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, labelId, patch, requiredVersion }: Input,
): Promise<Label> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'editor', 'change its labels')
    const label = await findLabel(tx, projectId, labelId)
    if (!label) throw notFound()
    assertVersion(label.version, requiredVersion)
    const change = changeBetween<LabelRecord>(label, patch)
    if (!change) return { result: toLabel(actor, project, label) }
    assertNotArchived(project)
    const updated = { ...label, ...change.after, version: label.version + 1, updatedAt: ctx.clock.now() }
    if (!(await updateLabelRow(tx, updated))) throw labelNameTaken(updated.name)
    const happening = labelHappening('project.label-updated', labelId, change)
    return { result: toLabel(actor, project, updated), happening }
  })
}
