import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { findTask } from './get-task.store.ts'

/** What must be known of a task to decide what the actor may do with what belongs to it. */
export interface TaskAccess {
  readonly id: string
  readonly projectId: string
  readonly role: ProjectRole
  readonly version: number
  readonly archived: boolean
}

/** The actor's standing to a task. 404 when there is none, it is in the trash, or the actor may not know of it. */
export async function taskAccess(db: Queryable, actor: Actor, taskId: string): Promise<TaskAccess> {
  const task = await findTask(db, taskId, actor.userId, may(actor, 'tasks:admin'))
  if (!task?.role || task.deleted) throw notFound()
  const { projectId, role, version, archived } = task
  return { id: taskId.toLowerCase(), projectId, role, version, archived }
}
