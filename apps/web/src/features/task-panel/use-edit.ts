import { useRef, useState } from 'react'
import type { Task, TaskChange } from '../../shared/api/api.ts'
import { editTask } from '../../shared/tasks/edit-task.ts'
import type { FieldConflict } from '../../shared/tasks/merge.ts'

/** Saves a change made on top of what the person saw. Resolves to whether it was saved. */
export type Edit = (change: TaskChange, base?: Task) => Promise<boolean>

interface Conflict {
  readonly conflicts: readonly FieldConflict[]
  readonly change: TaskChange
  readonly theirs: Task
  readonly settle: (isSaved: boolean) => void
}

/** Edits of a task, and the conflict that the person has to decide. */
export function useEdit(task: Task) {
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const queue = useRef(Promise.resolve(true))
  const save: Edit = async (change, base = task) => {
    const result = await editTask(base, change)
    if (result.saved) return true
    const { conflicts, theirs } = result
    if (!conflicts || !theirs) return false
    return new Promise((settle) => setConflict({ conflicts, change, theirs, settle }))
  }
  /** One after the other, so that two quick edits of one person are no conflict. */
  const edit: Edit = (change, base) => {
    queue.current = queue.current.then(() => save(change, base))
    return queue.current
  }
  const keepMine = async () => {
    if (!conflict) return
    setConflict(null)
    conflict.settle(await save(conflict.change, conflict.theirs))
  }
  const keepTheirs = () => {
    setConflict(null)
    conflict?.settle(true)
  }
  return { edit, conflict, keepMine: () => void keepMine(), keepTheirs }
}
