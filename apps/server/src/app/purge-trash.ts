import { forgetTasks } from '../modules/notifications/index.ts'
import { detachChildren } from '../modules/tasks/index.ts'
import type { Ctx } from '../platform/context.ts'
import { thirtyDaysAgo } from './retention.ts'
import { lockOldProject, lockOldTasks, lockTasksOf, removeProject, removeTasks } from './trash.store.ts'

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
    await detachChildren(ctx, tx, ids)
    await forgetTasks(tx, ids)
    await removeTasks(tx, ids)
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
    await forgetTasks(tx, ids)
    await removeTasks(tx, ids)
    return true
  })

async function untilDone(signal: AbortSignal, batch: () => Promise<boolean>): Promise<void> {
  while (!signal.aborted && (await batch()));
}
