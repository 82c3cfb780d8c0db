import type { Task, TaskChange } from '../../shared/api/api.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { keptFields } from '../../shared/input/kept-json.ts'
import type { Edit } from './use-edit.ts'

type TextField = 'title' | 'description'

/**
 * A text of a task while it is written. With the draft is kept what it was begun on, so that a draft of yesterday does
 * not overwrite what somebody else saved today.
 */
export function useTaskDraft(task: Task, field: TextField, edit: Edit) {
  const draft = useDraft(`${task.id}:${field}`, task[field])
  const begun = useDraft(`${task.id}:${field}:base`, '')
  const write = (text: string) => {
    if (text === task[field]) begun.forget()
    else if (begun.text === '') begun.write(JSON.stringify({ version: task.version, [field]: task[field] }))
    draft.write(text)
  }
  const forget = () => {
    draft.forget()
    begun.forget()
  }
  const save = async (text = draft.text): Promise<boolean> => {
    const base: Task = { ...task, ...keptFields(begun.text) }
    const change: TaskChange = { [field]: text }
    if (draft.isChanged && !(await edit(change, base))) return false
    forget()
    return true
  }
  return { text: draft.text, isChanged: draft.isChanged, write, forget, save }
}
