import type { Column, CreateColumn } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import type { ColumnRecord } from './column.ts'
import { assertRoomForColumn, rankAfter } from './column.ts'
import { insertColumn, listColumnRows } from './columns.store.ts'
import { columnHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'
import { toColumn } from './wire.ts'

interface Input extends CreateColumn {
  readonly projectId: string
}

/** Adds a column to a board, at its right edge unless told otherwise; owners only. Emits `project.column-created`. */
export function createColumn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, name, status, wipLimit = null, afterId }: Input,
): Promise<Column> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'owner', 'change its columns')
    assertNotArchived(project)
    const { columns } = await listColumnRows(tx, actor, projectId)
    assertRoomForColumn(columns)
    const rank = rankAfter(columns, afterId === undefined ? (columns.at(-1)?.id ?? null) : afterId)
    const now = ctx.clock.now()
    const fields = { name, status, wipLimit, rank }
    const column: ColumnRecord = { id: ctx.newId(), projectId, ...fields, version: 1, createdAt: now, updatedAt: now }
    await insertColumn(tx, column)
    const happening = columnHappening('project.column-created', column.id, { after: fields })
    return { result: toColumn(actor, project, column), happening }
  })
}
