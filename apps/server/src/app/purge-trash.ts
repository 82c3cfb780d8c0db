import * as comments from '../modules/comments/index.ts'
import * as notifications from '../modules/notifications/index.ts'
import * as tasks from '../modules/tasks/index.ts'
import type { Ctx } from '../platform/context.ts'
import type { Transaction } from '../platform/database/database.ts'
import { thirtyDaysAgo } from './retention.ts'
import { lockOldProject, lockOldTasks, lockTasksOf, removeProject } from './trash.store.ts'

const batchTasks = 200

type Parts = Pick<Ctx, 'db' | 'clock' | 'newId'>

/**
 * Removes for good what was deleted more than 30 days ago: tasks with their comments and links, projects with everything
 * in them. Tasks whose parent goes lose it (`task.updated`). The log of events keeps what happened.
 */
export async function purgeTrash(ctx: Parts, signal: AbortSignal): Promise<void> {
  const before = thirtyDaysAgo(ctx)
  await untilDone(signal, () => purgeTasks(ctx, before))
  await untilDone(signal, () => purgeProject(ctx, before))
}

/** Removes a batch. Answers whether there may be more. */
const purgeTasks = (ctx: Parts, before: Date): Promise<boolean> =>
  ctx.db.transaction(async (tx) => {
    const ids = await lockOldTasks(tx, before, batchTasks)
    if (ids.length === 0) return false
    await tasks.detachChildren(ctx, tx, ids)
    await remove(tx, ids)
    return ids.length === batchTasks
  })

/** Removes a batch of a project's tasks, or the project when it has none left. */
const purgeProject = (ctx: Parts, before: Date): Promise<boolean> =>
  ctx.db.transaction(async (tx) => {
    const projectId = await lockOldProject(tx, before)
    if (projectId === undefined) return false
    const ids = await lockTasksOf(tx, projectId, batchTasks)
    if (ids.length === 0) {
      await removeProject(tx, projectId)
      return true
    }
    await remove(tx, ids)
    return true
  })

/** Removes tasks with everything that belongs to them. */
async function remove(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const { forgetTasks } of [comments, notifications, tasks]) await forgetTasks(tx, ids)
}

async function untilDone(signal: AbortSignal, batch: () => Promise<boolean>): Promise<void> {
  while (!signal.aborted && (await batch()));
}
