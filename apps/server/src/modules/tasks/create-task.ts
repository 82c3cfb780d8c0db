import type { CreateTask } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { AppError } from '../../platform/errors/app-error.ts'
import { conflict, notFound } from '../../platform/errors/app-error.ts'
import { orReplay } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { rankAtEnd } from '../../platform/rank/rank.ts'
import type { CreatedTask, NewTask } from './create-tasks.store.ts'
import { createTaskRows } from './create-tasks.store.ts'
import { findRefusal } from './explain-refusal.store.ts'
import { editRefusal, refusalOf } from './refusals.ts'
import type { TaskAnswer } from './task.ts'
import { taskView, withDefaults } from './task.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/** Creates a task at the end of its column; without a project, in the actor's inbox. Emits `task.created`. */
export async function createTask(ctx: Uses, actor: Actor, input: CreateTask): Promise<TaskAnswer> {
  const now = ctx.clock.now()
  const task = newTask(ctx, now, input, 0)
  const write = () => createTaskRows(ctx.db.write, { actor, now, tasks: [task] })
  const { once } = actor
  const attempt = () => (once ? orReplay(ctx.db, actor, once, write) : write())
  const [created] = await attempt()
  if (created) return toAnswer(actor, created)
  const refused = await refusal(ctx.db, actor, task)
  if (refused) throw refused
  const [second] = await attempt()
  if (!second) throw boardChanged()
  return toAnswer(actor, second)
}

/** Decides everything about a new task that is not looked up. */
export const newTask = (ctx: Pick<Ctx, 'newId'>, now: Date, input: CreateTask, ordinal: number): NewTask => ({
  ...withDefaults(input),
  ordinal,
  id: ctx.newId(),
  eventId: ctx.newId(),
  rank: rankAtEnd(now.getTime()),
})

export const toAnswer = (actor: Actor, { id, projectId, version, body, role }: CreatedTask): TaskAnswer => ({
  id,
  projectId,
  version,
  body,
  view: taskView(actor, { role, archived: false, deleted: false }).letter,
})

/** Finds out why a task was not created; null when nothing speaks against it, because the board has changed since. */
export async function refusal(db: Queryable, actor: Actor, task: NewTask): Promise<AppError | null> {
  const reasons = await findRefusal(db, actor, task)
  return reasons ? (editRefusal(reasons) ?? refusalOf(reasons)) : notFound()
}

export const boardChanged = () => conflict('The columns or labels of the project were changed just now. Try again.')
