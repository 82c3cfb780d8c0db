import type { Column, UpdateColumn } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import type { ColumnRecord } from './column.ts'
import { assertNotLastOfStatus, rankMovedAfter } from './column.ts'
import { listColumnRows, lockColumn, updateColumnRow } from './columns.store.ts'
import type { ProjectRecord } from './project.ts'
import { changeBetween } from './project.ts'
import { changeBoard, tasksInColumn } from './project-tasks.store.ts'
import { columnHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'
import { toColumn } from './wire.ts'

interface Input {
  readonly projectId: string
  readonly columnId: string
  readonly patch: UpdateColumn
  readonly requiredVersion: number | null
}

/** Changes a column or its place on the board; owners only. Emits `project.column-updated`. */
export function updateColumn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, columnId, patch: { afterId, ...fields }, requiredVersion }: Input,
): Promise<Column> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'owner', 'change its columns')
    const { columns } = await listColumnRows(tx, actor, projectId)
    const column = columns.find(({ id }) => id === columnId)
    if (!column) throw notFound()
    assertVersion(column.version, requiredVersion)
    const rank = afterId === undefined ? column.rank : rankMovedAfter(columns, column, afterId)
    const change = changeBetween<ColumnRecord>(column, { ...fields, rank })
    if (!change) return { result: toColumn(actor, project, column) }
    assertNotArchived(project)
    if ('status' in change.after) await assertStatusMayChange(tx, project, columns, column)
    const updated = { ...column, ...change.after, version: column.version + 1, updatedAt: ctx.clock.now() }
    await updateColumnRow(tx, updated)
    const happening = columnHappening('project.column-updated', columnId, change)
    return { result: toColumn(actor, project, updated), happening }
  })
}

/** The tasks of a column have its status, so it changes only while there are none. */
async function assertStatusMayChange(
  tx: Queryable,
  project: ProjectRecord,
  columns: readonly ColumnRecord[],
  column: ColumnRecord,
): Promise<void> {
  assertNotLastOfStatus(columns, column, '/status')
  await changeBoard(tx, project.id)
  await lockColumn(tx, column.id)
  const tasks = await tasksInColumn(tx, project, column.id)
  if (tasks.length === 0) return
  const place = tasks.every(({ deleted }) => deleted) ? 'in the trash' : 'in it'
  throw ruleViolated(`The column keeps its status while it has tasks (${tasks.length} ${place}).`, '/status')
}
