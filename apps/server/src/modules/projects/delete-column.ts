import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeProject } from './change-project.ts'
import { assertNotLastOfStatus, heirOf } from './column.ts'
import { deleteColumnRow, listColumnRows, lockColumn } from './columns.store.ts'
import { changeBoard, tasksInColumn } from './project-tasks.store.ts'
import { moveTasksToColumn } from './project-tasks.ts'
import { columnHappening } from './projects.events.ts'
import { assertNotArchived, assertProjectRole } from './projects.policy.ts'

interface Input {
  readonly projectId: string
  readonly columnId: string
  /** The column that takes the tasks over; needed when there are any. */
  readonly moveTo: string | undefined
  readonly requiredVersion: number | null
}

/**
 * Removes a column from a board and moves its tasks, those in the trash too, to the end of another one; owners only.
 * Emits `project.column-deleted`, and `task.moved` for each task.
 */
export function deleteColumn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { projectId, columnId, moveTo, requiredVersion }: Input,
): Promise<void> {
  return changeProject(ctx, actor, projectId, async (tx, project) => {
    assertProjectRole(project, 'owner', 'change its columns')
    const { columns } = await listColumnRows(tx, actor, projectId)
    const column = columns.find(({ id }) => id === columnId)
    if (!column) throw notFound()
    assertVersion(column.version, requiredVersion)
    assertNotArchived(project)
    assertNotLastOfStatus(columns, column)
    const empty = async () => {
      const tasks = await tasksInColumn(tx, project, columnId)
      const to = heirOf(columns, column, { moveTo, holdsTasks: tasks.some(({ deleted }) => !deleted) })
      await moveTasksToColumn(ctx, tx, actor, project, { from: columnId, to, taskIds: tasks.map(({ id }) => id) })
    }
    await changeBoard(tx, projectId)
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
