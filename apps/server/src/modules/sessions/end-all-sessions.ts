import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'

/**
 * Signs the actor out of every browser, the present one among them, and at the built-in provider, where a browser
 * could otherwise go on without a password. Works everywhere within five seconds.
 */
export async function endAllSessions(ctx: Pick<Ctx, 'sessions' | 'accounts'>, actor: Actor): Promise<void> {
  requirePermission(actor, 'account:manage')
  await (ctx.accounts ?? ctx.sessions).endSessionsOf(actor.userId)
}
