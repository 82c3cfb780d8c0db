import { answerOf, ifMatch } from '@millrace/client'
import i18next from 'i18next'
import type { Task, TaskChange } from '../api/api.ts'
import { api } from '../api/api.ts'
import type { FieldConflict } from '../api/conflicts.ts'
import { saveOnTop } from '../api/save-on-top.ts'
import { tell, tellFailure } from '../notices/notices.tsx'
import { deselect } from '../selection/selection.ts'
import { offerUndo } from '../undo/undo.ts'
import { latestOf, putTask, refreshTasks, showChange } from './task-cache.ts'

export type TaskConflict = FieldConflict<keyof TaskChange>

export type EditResult = { saved: true } | { saved: false; conflicts?: readonly TaskConflict[]; theirs?: Task }

/**
 * Shows a change at once and saves it on top of `base`, which is what the person saw. What others changed in other
 * fields meanwhile is kept; a change of the same field comes back as a conflict, and nothing is saved.
 */
export async function editTask(base: Task, change: TaskChange): Promise<EditResult> {
  const putBack = showChange(base.id, change)
  try {
    const result = await save(base, change)
    if (result.saved) putTask(result.value)
    else {
      putBack()
      putTask(result.theirs)
    }
    if (result.saved && ('status' in change || 'columnId' in change)) void refreshTasks(base.projectId)
    return result.saved ? { saved: true } : result
  } catch (err) {
    putBack()
    tellFailure(err)
    return { saved: false }
  }
}

function save(base: Task, change: TaskChange) {
  const path = { id: base.id }
  return saveOnTop(base, change, {
    write: (version) =>
      answerOf(api.PATCH('/v1/tasks/{id}', { params: { path, header: ifMatch(version) }, body: change })),
    read: () => answerOf(api.GET('/v1/tasks/{id}', { params: { path } })),
  })
}

/** Completes a task, or opens it again, and offers to put it back into the column where it was. */
export async function toggleCompleted(task: Task): Promise<void> {
  const isCompleted = task.status === 'completed'
  const result = await editTask(task, { status: isCompleted ? 'pending' : 'completed' })
  if (!result.saved) {
    tellConflict(result)
    return
  }
  deselect([task.id])
  offerUndo({
    title: i18next.t(isCompleted ? 'task.reopened' : 'task.done', { key: task.key }),
    message: task.title,
    undo: async () => {
      const [latest = task] = latestOf([task])
      tellConflict(await editTask(latest, { columnId: task.columnId }))
    },
  })
}

/** Somebody else's status is kept and told: there is nothing typed that could be lost. */
function tellConflict(result: EditResult): void {
  if (!result.saved && result.conflicts) {
    tell({ title: i18next.t('failure.notSaved'), message: i18next.t('failure.conflict'), isFailure: true })
  }
}
