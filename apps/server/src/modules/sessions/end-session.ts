import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'

/** Signs the actor out of one browser, perhaps the one they came with. Works everywhere within five seconds. */
export async function endSession(ctx: Pick<Ctx, 'sessions'>, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'account:manage')
  if (!(await ctx.sessions.endOne(actor.userId, id))) throw notFound()
}
