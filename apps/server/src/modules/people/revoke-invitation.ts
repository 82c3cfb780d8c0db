import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { accountsOf } from './invitation.ts'
import { invitationRevoked } from './people.events.ts'

/** Makes the link of an invitation useless. Emits `invitation.revoked`. */
export async function revokeInvitation(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accounts'>,
  actor: Actor,
  id: string,
): Promise<void> {
  requirePermission(actor, 'users:admin')
  const accounts = accountsOf(ctx)
  await writeOnce(ctx, actor, async (tx) => {
    const invitation = await accounts.findInvitation(tx, id)
    if (!invitation || !(await accounts.revokeInvitation(tx, id))) throw notFound()
    await record(ctx, tx, actor, invitationRevoked(invitation))
  })
}
