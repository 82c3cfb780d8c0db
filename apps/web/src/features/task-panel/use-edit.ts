import { useMemo, useRef, useState } from 'react'
import type { Task, TaskChange } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { TaskConflict } from '../../shared/tasks/edit-task.ts'
import { editTask } from '../../shared/tasks/edit-task.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import { taskQuery } from '../../shared/tasks/task-queries.ts'

/**
 * Saves a change made on top of what the person saw. `again` makes the same change to what somebody else has saved
 * meanwhile, where nobody needs to be asked. Resolves to whether it was saved.
 */
export type Edit = (change: TaskChange, base?: Task, again?: (theirs: Task) => TaskChange | null) => Promise<boolean>

export interface Conflict {
  readonly conflicts: readonly TaskConflict[]
  readonly change: TaskChange
  readonly base: Task
  readonly theirs: Task
  readonly settle: (isSaved: boolean) => void
}

/** Edits of a task, what it looks like with all of them, and the conflict that the person has to decide. */
export function useEdit(task: Task) {
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [waiting, setWaiting] = useState<readonly TaskChange[]>([])
  const queue = useRef(Promise.resolve(true))
  const shown = useMemo((): Task => Object.assign({}, task, ...waiting), [task, waiting])
  const save: Edit = async (change, base = shown, again) => {
    const result = await editTask(base, change)
    setWaiting((changes) => changes.filter((each) => each !== change))
    if (result.saved) {
      if ('parentId' in change) void refreshTasks(base.projectId)
      return true
    }
    const { conflicts, theirs } = result
    // Whether it is still there, and may still be changed.
    if (!conflicts || !theirs) void queryClient.invalidateQueries({ queryKey: taskQuery(base.id).queryKey })
    if (!conflicts || !theirs) return false
    const repeated = again?.(theirs)
    if (repeated) return save(repeated, theirs)
    return new Promise((settle) => setConflict({ conflicts, change, base, theirs, settle }))
  }
  /** One after the other, so that two quick edits of one person are no conflict. */
  const edit: Edit = (change, base = shown, again) => {
    setWaiting((changes) => [...changes, change])
    queue.current = queue.current.then(() => save(change, base, again))
    return queue.current
  }
  /** Saves what the person wrote, or made of both versions, on top of theirs. */
  const keepMine = async (made: TaskChange = {}) => {
    if (!conflict) return
    setConflict(null)
    conflict.settle(await save({ ...conflict.change, ...made }, conflict.theirs))
  }
  const keepTheirs = () => {
    setConflict(null)
    conflict?.settle(true)
  }
  return { shown, edit, conflict, keepMine: (made?: TaskChange) => void keepMine(made), keepTheirs }
}
