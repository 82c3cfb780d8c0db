import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { putTask, refreshTasks } from '../../shared/tasks/task-cache.ts'
import { taskQuery } from '../../shared/tasks/task-queries.ts'
import { offerUndo } from '../../shared/undo/undo.ts'

/** Puts a text where it can be pasted; where the browser forbids that, it is shown to be copied by hand. */
export async function copyText(text: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  if (isCopied) tell({ title: i18next.t('app.copied'), message: text })
  else tell({ title: i18next.t('panel.copyByHand'), message: text })
}

/** Moves a task to the trash, with undo. Resolves to whether that was done. */
export async function deleteTask({ id, key, projectId }: Task): Promise<boolean> {
  try {
    await answerOf(api.DELETE('/v1/tasks/{id}', { params: { path: { id } } }))
  } catch (err) {
    tellFailure(err)
    return false
  }
  offerUndo({ title: i18next.t('panel.deleted', { key }), undo: () => restoreTask(id) })
  void queryClient.invalidateQueries({ queryKey: taskQuery(id).queryKey })
  void refreshTasks(projectId)
  return true
}

/** Takes a task out of the trash. */
export async function restoreTask(id: string): Promise<void> {
  const task = await answerOf(api.POST('/v1/tasks/{id}/restore', { params: { path: { id } } }))
  putTask(task)
  await refreshTasks(task.projectId)
}

/** Makes a second task with the same fields, to be worked on from the beginning; null when it was refused. */
export async function duplicateTask(task: Task): Promise<Task | null> {
  const { projectId, title, description, priority, assigneeId, parentId, labelIds } = task
  const { startOn, startAt, dueOn, dueAt, recurrence, fields } = task
  const texts = { title, description, priority, labelIds, fields }
  const rest = { projectId, assigneeId, parentId, startOn, startAt, dueOn, dueAt, recurrence }
  try {
    const made = await answerOf(api.POST('/v1/tasks', { body: { ...texts, ...rest } }))
    tell({ title: i18next.t('panel.duplicated', { key: task.key, made: made.key }) })
    void refreshTasks(projectId)
    return made
  } catch (err) {
    tellFailure(err)
    return null
  }
}
