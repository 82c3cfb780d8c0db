import { ApiError, answerOf, ifMatch } from '@millrace/client'
import type { Task, TaskChange } from '../api/api.ts'
import { api } from '../api/api.ts'
import { tellFailure } from '../notices/notices.tsx'
import type { FieldConflict } from './merge.ts'
import { conflictsOf } from './merge.ts'
import { putTask, refreshTasks, showChange } from './task-cache.ts'

export type EditResult = { saved: true } | { saved: false; conflicts?: FieldConflict[]; theirs?: Task }

const attempts = 3

/**
 * Shows a change at once and saves it on top of `base`, which is what the person saw. What others changed in other
 * fields meanwhile is kept; a change of the same field comes back as a conflict, and nothing is saved.
 */
export async function editTask(base: Task, change: TaskChange): Promise<EditResult> {
  const putBack = showChange(base.id, change)
  try {
    const result = await save(base, change)
    if (result.saved) putTask(result.task)
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

type Saved = { saved: true; task: Task } | { saved: false; conflicts: FieldConflict[]; theirs: Task }

async function save(base: Task, change: TaskChange): Promise<Saved> {
  let { version } = base
  for (let attempt = 1; ; attempt += 1) {
    try {
      const params = { path: { id: base.id }, header: ifMatch(version) }
      return { saved: true, task: await answerOf(api.PATCH('/v1/tasks/{id}', { params, body: change })) }
    } catch (err) {
      if (!(err instanceof ApiError && err.status === 412) || attempt === attempts) throw err
      const theirs = await answerOf(api.GET('/v1/tasks/{id}', { params: { path: { id: base.id } } }))
      const conflicts = conflictsOf(base, change, theirs)
      if (conflicts.length > 0) return { saved: false, conflicts, theirs }
      version = theirs.version
    }
  }
}

/** Completes a task, or opens it again. */
export const toggleCompleted = (task: Task): Promise<EditResult> =>
  editTask(task, { status: task.status === 'completed' ? 'pending' : 'completed' })
