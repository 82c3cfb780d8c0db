import type { MoveTask } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { conflict, notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { rankAtEnd, rankWithin } from '../../platform/rank/rank.ts'
import { lockProjects } from '../access/index.ts'
import type { Destination, MovingTask } from './move-task.store.ts'
import { findChildren, findDestination, findNeighbours, lockTask, moveTaskRow } from './move-task.store.ts'
import { assertMayEdit, refusalOf } from './refusals.ts'
import type { TaskAnswer } from './task.ts'
import { answerWith } from './task-outcome.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

export interface TaskMove {
  readonly id: string
  readonly to: MoveTask
  readonly requiredVersion: number | null
}

/**
 * Moves a task to another place on the board, or to another project, where its subtasks follow. Both projects must
 * allow the actor to edit. Emits `task.moved`, or `task.completed` when the column says so.
 */
export function moveTask(ctx: Uses, actor: Actor, input: TaskMove): Promise<TaskAnswer> {
  return writeOnce(
    ctx,
    actor,
    (tx) => moveOn(tx, ctx, actor, input),
    ({ projectId }) => [projectId],
  )
}

/** The same within a transaction. */
export async function moveOn(
  tx: Queryable,
  ctx: Uses,
  actor: Actor,
  input: TaskMove,
  keepParent = false,
): Promise<TaskAnswer> {
  const { id, to, requiredVersion } = input
  const admin = may(actor, 'tasks:admin')
  const task = await lockTask(tx, id, actor.userId, admin)
  if (!task) throw notFound()
  assertMayEdit(task)
  assertVersion(task.version, requiredVersion)
  const projectId = to.projectId ?? task.projectId
  const stays = projectId === task.projectId
  if (!stays) await lockProjects(tx, [projectId])
  const columnId = to.columnId ?? (stays ? task.columnId : undefined)
  const destination = usable(
    await findDestination(tx, { projectId, columnId, status: task.status, userId: actor.userId, admin }),
  )
  const rank = await rankAt(tx, ctx, destination, input)
  const change = { task, destination, rank, actor, now: ctx.clock.now(), eventId: ctx.newId() }
  const moved = await moveTaskRow(tx, { ...change, keepParent: keepParent || stays })
  if (!stays) await moveChildren(tx, ctx, actor, task, projectId)
  return answerWith(actor, id, { ...moved, projectId, role: destination.role })
}

function usable(destination: Destination | undefined) {
  if (!destination?.role) throw ruleViolated('The project to move to is not there.', '/projectId')
  assertMayEdit(destination)
  const { columnId, status, role, projectId } = destination
  if (columnId === null || status === null) throw refusalOf({ ...destination, columnFits: false })
  return { columnId, status, role, projectId }
}

async function rankAt(
  tx: Queryable,
  ctx: Uses,
  { projectId, columnId }: { projectId: string; columnId: string },
  { id, to: { beforeId, afterId } }: TaskMove,
): Promise<string> {
  const end = rankAtEnd(ctx.clock.now().getTime())
  if (beforeId === undefined && afterId === undefined) return end
  const place = { projectId, columnId, beforeId, afterId, taskId: id }
  const { before, after, previous, next } = await findNeighbours(tx, place)
  if (beforeId !== undefined && before === null) throw ruleViolated('That card is not in the column.', '/beforeId')
  if (afterId !== undefined && after === null) throw ruleViolated('That card is not in the column.', '/afterId')
  const low = after ?? previous
  const high = before ?? next
  if (low !== null && high !== null && low > high) {
    throw conflict('The cards have changed places since you saw them. Read the column again and repeat the move.')
  }
  // New cards go behind everything that `rankAtEnd` gave, so the last place is one of those too.
  if (high === null && (low === null || low < end)) return end
  return rankWithin(low, low === high ? next : high)
}

async function moveChildren(
  tx: Queryable,
  ctx: Uses,
  actor: Actor,
  task: MovingTask,
  projectId: string,
): Promise<void> {
  for (const id of await findChildren(tx, task.id, task.floor)) {
    await moveOn(tx, ctx, actor, { id, to: { projectId }, requiredVersion: null }, true)
  }
}
