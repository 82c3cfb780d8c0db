import type { TaskFollowing } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { taskAccess } from '../tasks/index.ts'
import { chooseFollowing, findFollowing } from './followers.store.ts'

/** Whether the actor follows a task. */
export async function getFollowing(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { taskId }: { taskId: string },
): Promise<TaskFollowing> {
  const { id } = await taskAccess(ctx.db.read, actor, taskId)
  return findFollowing(ctx.db.read, id, actor.userId)
}

/** Follows, mutes or leaves a task: a choice of the actor's own, which nobody else sees. */
export async function setFollowing(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  actor: Actor,
  { taskId, ...following }: TaskFollowing & { taskId: string },
): Promise<TaskFollowing> {
  requirePermission(actor, 'tasks:read')
  const { id } = await taskAccess(ctx.db.read, actor, taskId)
  await chooseFollowing(ctx.db.write, id, actor.userId, following, ctx.clock.now())
  return following
}
