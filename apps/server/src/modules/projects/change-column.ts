import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Outcome } from './change-project.ts'
import { changeProject } from './change-project.ts'
import type { ColumnRecord } from './column.ts'
import { listColumnRows } from './columns.store.ts'
import type { ProjectRecord } from './project.ts'
import { assertProjectRole } from './projects.policy.ts'

/** Which column is to be changed, and the version that the actor saw, if it matters. */
export interface ColumnToChange {
  readonly projectId: string
  readonly columnId: string
  readonly requiredVersion: number | null
}

/** A column on the board of a locked project. */
interface Place {
  readonly project: ProjectRecord
  readonly columns: readonly ColumnRecord[]
  readonly column: ColumnRecord
}

/** Changes a column of a project, owners only. 404 when there is none, 412 when it has changed. */
export const changeColumn = <Result>(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, columnId, requiredVersion }: ColumnToChange,
  work: (tx: Transaction, place: Place) => Promise<Outcome<Result>>,
): Promise<Result> =>
  changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'owner', 'change its columns')
    const { columns } = await listColumnRows(tx, actor, projectId)
    const column = columns.find(({ id }) => id === columnId)
    if (!column) throw notFound()
    assertVersion(column.version, requiredVersion)
    return work(tx, { project, columns, column })
  })
