import type { Column, UpdateColumn } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { ruleViolated } from '../../platform/errors/app-error.ts'
import { changesOf } from '../../platform/events/changes.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeBoard, tasksInColumn } from '../tasks/index.ts'
import type { ColumnToChange } from './change-column.ts'
import { changeColumn } from './change-column.ts'
import type { ColumnRecord } from './column.ts'
import { assertNotLastOfStatus, rankMovedAfter } from './column.ts'
import { lockColumn, updateColumnRow } from './columns.store.ts'
import type { ProjectRecord } from './project.ts'
import { columnHappening } from './projects.events.ts'
import { assertNotArchived } from './projects.policy.ts'
import { toColumn } from './wire.ts'

interface Input extends ColumnToChange {
  readonly patch: UpdateColumn
}

/** Changes a column or its place on the board; owners only. Emits `project.column-updated`. */
export function updateColumn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { patch: { afterId, ...fields }, ...input }: Input,
): Promise<Column> {
  return changeColumn(ctx, actor, input, async (tx, { project, columns, column }) => {
    const rank = afterId === undefined ? column.rank : rankMovedAfter(columns, column, afterId)
    const change = changesOf<ColumnRecord>(column, { ...fields, rank })
    if (!change) return { result: toColumn(actor, project, column) }
    assertNotArchived(project)
    if ('status' in change.after) await assertStatusMayChange(tx, project, columns, column)
    const updated = { ...column, ...change.after, version: column.version + 1, updatedAt: ctx.clock.now() }
    await updateColumnRow(tx, updated)
    const happening = columnHappening('project.column-updated', column.id, change)
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
