import { answerOf, ifMatch } from '@millrace/client'
import i18next from 'i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { Label } from '../../shared/projects/projects.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import { tellConflict, tellRefusal } from './refusals.ts'
import { saveOnTop } from './save-on-top.ts'

type LabelFields = Pick<Label, 'name' | 'color'>

/** Adds a label; null when that failed, which is told. */
export async function addLabel(id: string, body: LabelFields): Promise<Label | null> {
  try {
    const label = await answerOf(api.POST('/v1/projects/{id}/labels', { params: { path: { id } }, body }))
    mapLabels(id, (labels) => sorted([...labels, label]))
    return label
  } catch (err) {
    tellLabelRefusal(err, body.name)
    return null
  }
}

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
      tellConflict(conflicts.includes('name') ? theirs.name : theirs.color, () => void changeLabel(theirs, change))
    }
    return saved.saved
  } catch (err) {
    putLabel(label)
    tellLabelRefusal(err, change.name ?? label.name)
    return false
  }
}

const tellLabelRefusal = (err: unknown, name: string) =>
  tellRefusal(err, i18next.t('projectSettings.labelTaken', { name }))

/** Deletes a label and takes it off every task. */
export async function deleteLabel({ projectId: id, id: labelId }: Label): Promise<void> {
  await answerOf(api.DELETE('/v1/projects/{id}/labels/{labelId}', { params: { path: { id, labelId } } }))
  mapLabels(id, (labels) => labels.filter((each) => each.id !== labelId))
  void refreshTasks(id)
  void queryClient.invalidateQueries({ queryKey: ['task'] })
}

const putLabel = (label: Label): void =>
  mapLabels(label.projectId, (labels) => labels.map((each) => (each.id === label.id ? label : each)))

function mapLabels(projectId: string, map: (labels: Label[]) => Label[]): void {
  const { queryKey } = labelsQuery(projectId)
  void queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData(queryKey, (labels) => labels && map(labels))
}

const sorted = (labels: Label[]) => labels.toSorted((one, other) => one.name.localeCompare(other.name))
