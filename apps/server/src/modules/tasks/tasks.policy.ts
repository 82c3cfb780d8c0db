import type { Permission, ProjectRole, TaskCan } from '@millrace/contract'
import type { Actor } from '../../platform/identity/actor.ts'
import { roleIncludes } from '../access/index.ts'

/** How an actor stands to a task: the role in its project, and the states in which nothing can be changed. */
export interface TaskStanding {
  readonly role: ProjectRole
  readonly archived: boolean
  readonly deleted: boolean
}

/** What the actor may do with a task, by permission, role and state. */
export function taskCan(actor: Pick<Actor, 'permissions'>, { role, archived, deleted }: TaskStanding): TaskCan {
  const allowed = (permission: Permission, needed: ProjectRole) =>
    !archived && actor.permissions.has(permission) && roleIncludes(role, needed)
  const edits = allowed('tasks:write', 'editor') && !deleted
  const deletes = allowed('tasks:delete', 'editor')
  return {
    update: edits,
    move: edits,
    delete: deletes && !deleted,
    restore: deletes && deleted,
    comment: allowed('comments:write', 'commenter') && !deleted,
  }
}
