import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeBoard, moveTasksToColumn, tasksInColumn } from '../tasks/index.ts'
import type { ColumnToChange } from './change-column.ts'
import { changeColumn } from './change-column.ts'
import { assertNotLastOfStatus, heirOf } from './column.ts'
import { deleteColumnRow, lockColumn } from './columns.store.ts'
import { columnHappening } from './projects.events.ts'
import { assertNotArchived } from './projects.policy.ts'

interface Input extends ColumnToChange {
  /** The column that takes the tasks over; needed when there are any. */
  readonly moveTo: string | undefined
}

/**
 * Removes a column from a board and moves its tasks, those in the trash too, to the end of another one; owners only.
 * Emits `project.column-deleted`, and `task.moved` for each task.
 */
export function deleteColumn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { moveTo, ...input }: Input,
): Promise<void> {
  return changeColumn(ctx, actor, input, async (tx, { project, columns, column }) => {
    const columnId = column.id
    assertNotArchived(project)
    assertNotLastOfStatus(columns, column)
    const empty = async () => {
      const tasks = await tasksInColumn(tx, project, columnId)
      const to = heirOf(columns, column, { moveTo, holdsTasks: tasks.some(({ deleted }) => !deleted) })
      await moveTasksToColumn(ctx, tx, actor, project, { from: columnId, to, taskIds: tasks.map(({ id }) => id) })
    }
    await changeBoard(tx, project.id)
    // Twice, because whoever moves a card locks the card before the column: locking in the other order would be a
    // deadlock, and without the column's lock cards still come in.
    await empty()
    await lockColumn(tx, columnId)
    await empty()
    await deleteColumnRow(tx, columnId)
    const { name, status, wipLimit, rank } = column
    const happening = columnHappening('project.column-deleted', columnId, { before: { name, status, wipLimit, rank } })
    return { result: undefined, happening }
  })
}
