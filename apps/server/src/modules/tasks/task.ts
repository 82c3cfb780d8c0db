import type { CreateTask, Permission, ProjectRole, TaskCan, UpdateTask } from '@millrace/contract'
import { projectRoles } from '@millrace/contract'
import { invalidField } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { roleIncludes } from '../projects/index.ts'

/** A task as a use case returns it: the JSON of the wire, and what is needed to answer it. */
export interface TaskAnswer {
  readonly id: string
  readonly projectId: string
  readonly version: number
  /** The whole JSON object, `can` included. */
  readonly body: string
  /** Letter that tells apart what different readers see of one version. */
  readonly view: string
}

/** What a reader sees of a task beside the task itself. */
export interface View {
  readonly letter: string
  readonly can: TaskCan
  /** Closes the JSON of a task, which is kept without its last brace. */
  readonly suffix: string
}

const views: readonly View[] = Array.from({ length: 16 }, (_, bits) => {
  const can = { update: (bits & 1) > 0, move: (bits & 2) > 0, delete: (bits & 4) > 0, comment: (bits & 8) > 0 }
  return { letter: String.fromCharCode(97 + bits), can, suffix: `,"can":${JSON.stringify(can)}}` }
})

/** What the actor may do with tasks of a project where it has that role; all there is to decide, it decides here. */
export function taskView(actor: Pick<Actor, 'permissions'>, role: ProjectRole): View {
  const allowed = (permission: Permission, needed: ProjectRole) =>
    actor.permissions.has(permission) && roleIncludes(role, needed)
  const edits = allowed('tasks:write', 'editor')
  const bits =
    (edits ? 1 : 0) |
    (edits ? 2 : 0) |
    (allowed('tasks:delete', 'editor') ? 4 : 0) |
    (allowed('comments:write', 'commenter') ? 8 : 0)
  return views[bits] as View
}

/** The view of each role, lowest first. */
export const viewsByRole = (actor: Pick<Actor, 'permissions'>): View[] =>
  projectRoles.map((role) => taskView(actor, role))

type Settling = Pick<UpdateTask, 'startOn' | 'startAt' | 'dueOn' | 'dueAt' | 'labelIds'>

/**
 * What was asked for, made unambiguous. A task is due on a date or at an instant, never both: setting one clears the
 * other, and the same for its start. A label that is named twice is one.
 */
export function settled<T extends Settling>(input: T): T {
  const clear = { ...input, ...(input.labelIds && { labelIds: [...new Set(input.labelIds)] }) }
  for (const [day, instant] of [
    ['startOn', 'startAt'],
    ['dueOn', 'dueAt'],
  ] as const) {
    if (input[day] && input[instant]) throw invalidField('body', `/${instant}`, `give either ${day} or ${instant}`)
    if (input[day]) clear[instant] = null
    if (input[instant]) clear[day] = null
  }
  return clear
}

const defaults = { description: '', priority: 0, labelIds: [], fields: {} }

/** A new task with every field that has a default. */
export const withDefaults = (input: CreateTask) => ({ ...defaults, ...settled(input) })
