import type { CreateLabel, Label } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import type { LabelRecord } from './label.ts'
import { assertRoomForLabel, labelNameTaken } from './label.ts'
import { countLabels, insertLabel } from './labels.store.ts'
import { labelHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'
import { toLabel } from './wire.ts'

interface Input extends CreateLabel {
  readonly projectId: string
}

/** Adds a label to a project; editors and owners. 409 when the name is taken. Emits `project.label-created`. */
export function createLabel(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, name, color }: Input,
): Promise<Label> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'editor', 'change its labels')
    assertNotArchived(project)
    assertRoomForLabel(await countLabels(tx, projectId))
    const now = ctx.clock.now()
    const label: LabelRecord = { id: ctx.newId(), projectId, name, color, version: 1, createdAt: now, updatedAt: now }
    if (!(await insertLabel(tx, label))) throw labelNameTaken(name)
    const happening = labelHappening('project.label-created', label.id, { after: { name, color } })
    return { result: toLabel(actor, project, label), happening }
  })
}
