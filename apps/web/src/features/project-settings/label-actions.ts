import { answerOf, ifMatch } from '@millrace/client'
import { api } from '../../shared/api/api.ts'
import { saveOnTop } from '../../shared/api/save-on-top.ts'
import { mapLabels, tellLabelRefusal } from '../../shared/projects/label-actions.ts'
import type { Label } from '../../shared/projects/projects.ts'
import { refreshTasks, renewTasks } from '../../shared/tasks/task-cache.ts'
import { tellConflict } from './tell-conflict.ts'

type LabelFields = Pick<Label, 'name' | 'color'>

/** Shows a change of a label at once and saves it; false when it was not saved, which is told. */
export async function changeLabel(label: Label, change: Partial<LabelFields>): Promise<boolean> {
  const path = { id: label.projectId, labelId: label.id }
  putLabel({ ...label, ...change })
  try {
    const saved = await saveOnTop(label, change, {
      write: (version) => {
        const params = { path, header: ifMatch(version) }
        return answerOf(api.PATCH('/v1/projects/{id}/labels/{labelId}', { params, body: change }))
      },
      read: () => answerOf(api.GET('/v1/projects/{id}/labels/{labelId}', { params: { path } })),
    })
    putLabel(saved.saved ? saved.value : saved.theirs)
    if (!saved.saved) {
      const { theirs, conflicts } = saved
      const isName = conflicts.some(({ field }) => field === 'name')
      tellConflict(isName ? theirs.name : theirs.color, () => void changeLabel(theirs, change))
    }
    return saved.saved
  } catch (err) {
    putLabel(label)
    tellLabelRefusal(err, change.name ?? label.name)
    return false
  }
}

/** Deletes a label and takes it off every task. */
export async function deleteLabel({ projectId: id, id: labelId }: Label): Promise<void> {
  await answerOf(api.DELETE('/v1/projects/{id}/labels/{labelId}', { params: { path: { id, labelId } } }))
  mapLabels(id, (labels) => labels.filter((each) => each.id !== labelId))
  void refreshTasks(id)
  void renewTasks()
}

const putLabel = (label: Label): void =>
  mapLabels(label.projectId, (labels) => labels.map((each) => (each.id === label.id ? label : each)))
