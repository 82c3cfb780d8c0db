import type { CreateTask, UpdateTask } from '@millrace/contract'
import { projectRoles } from '@millrace/contract'
import { invalidField } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { recurrenceProblem } from './recurrence.ts'
import type { TaskStanding } from './tasks.policy.ts'
import { taskCan } from './tasks.policy.ts'

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
  /** Tells this view apart in an entity tag. */
  readonly letter: string
  /** Closes the JSON of a task, which is kept without its last brace. */
  readonly suffix: string
}

/** One for each letter, made on first use. */
const views: View[] = []

/** The view that follows from what the actor may do. */
export function taskView(actor: Pick<Actor, 'permissions'>, standing: TaskStanding): View {
  const can = taskCan(actor, standing)
  const bits = (can.update ? 1 : 0) | (can.move ? 2 : 0) | (can.delete ? 4 : 0) | (can.comment ? 8 : 0)
  // What can be restored can be nothing else.
  const place = can.restore ? 16 : bits
  views[place] ??= { letter: String.fromCharCode(97 + place), suffix: `,"can":${JSON.stringify(can)}}` }
  return views[place]
}

/** The views of each role, lowest first: of projects that are open, then of archived ones. */
export const viewsByRole = (actor: Pick<Actor, 'permissions'>, deleted = false): View[] =>
  [false, true].flatMap((archived) => projectRoles.map((role) => taskView(actor, { role, archived, deleted })))

type Settling = Pick<UpdateTask, 'startOn' | 'startAt' | 'dueOn' | 'dueAt' | 'labelIds' | 'recurrence'>

/**
 * What was asked for, made unambiguous. A task is due on a date or at an instant, never both: setting one clears the
 * other, and the same for its start. A label that is named twice is one. A recurrence that is no rule is refused.
 */
export function settled<T extends Settling>(input: T): T {
  const problem = typeof input.recurrence === 'string' ? recurrenceProblem(input.recurrence) : null
  if (problem) throw invalidField('body', '/recurrence', problem)
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
