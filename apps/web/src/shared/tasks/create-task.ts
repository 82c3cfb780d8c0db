import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import type { Task } from '../api/api.ts'
import { api } from '../api/api.ts'
import { outdateTasks, putTask } from './task-cache.ts'

export type NewTask = Schemas['CreateTask']

/**
 * Makes a task: once for a key, however often it is sent. Lists that are out of sight are read again when they are
 * shown; what is on the screen is for the caller to renew.
 */
export async function createTask(fields: NewTask, key: string): Promise<Task> {
  const params = { header: { 'Idempotency-Key': key } }
  const task = await answerOf(api.POST('/v1/tasks', { params, body: fields }))
  putTask(task)
  outdateTasks(task.projectId, 'inactive')
  return task
}
