import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Outcome } from './change-project.ts'
import { changeProject } from './change-project.ts'
import type { LabelRecord } from './label.ts'
import { findLabel } from './labels.store.ts'
import type { ProjectRecord } from './project.ts'
import { assertProjectRole } from './projects.policy.ts'

/** Which label is to be changed, and the version that the actor saw, if it matters. */
export interface LabelToChange {
  readonly projectId: string
  readonly labelId: string
  readonly requiredVersion: number | null
}

/** A label of a locked project. */
interface Place {
  readonly project: ProjectRecord
  readonly label: LabelRecord
}

/** Changes a label of a project; editors and owners. 404 when there is none, 412 when it has changed. */
export const changeLabel = <Result>(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, labelId, requiredVersion }: LabelToChange,
  work: (tx: Transaction, place: Place) => Promise<Outcome<Result>>,
): Promise<Result> =>
  changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'editor', 'change its labels')
    const label = await findLabel(tx, projectId, labelId)
    if (!label) throw notFound()
    assertVersion(label.version, requiredVersion)
    return work(tx, { project, label })
  })
