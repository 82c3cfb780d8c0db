import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { tokenRevoked } from './people.events.ts'
import { revokeTokenRow } from './tokens.store.ts'

/** Ends a token of the actor's own, perhaps the one they came with. Emits `token.revoked`. */
export async function revokeToken(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'account:manage')
  await writeOnce(ctx, actor, async (tx) => {
    const now = ctx.clock.now()
    const revoked = await revokeTokenRow(tx, id, actor.userId, now)
    if (!revoked) throw notFound()
    await record(ctx, tx, actor, tokenRevoked(revoked, now))
  })
}
