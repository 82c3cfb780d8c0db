import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { changeProgram } from './change-program.ts'
import { serviceAccountDeleted } from './service-accounts.events.ts'
import { deleteServiceAccountRow, lockServiceAccount } from './service-accounts.store.ts'

/**
 * Deletes a program for good. Its user stays, disabled: what it wrote has an author. Emits `service-account.deleted`
 * and `user.disabled`.
 */
export async function deleteServiceAccount(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, requiredVersion }: { id: string; requiredVersion: number | null },
): Promise<void> {
  requirePermission(actor, 'users:admin')
  await writeOnce(ctx, actor, async (tx) => {
    const account = await lockServiceAccount(tx, id)
    if (!account) throw notFound()
    assertVersion(account.version, requiredVersion)
    const now = ctx.clock.now()
    await changeProgram(ctx, tx, actor, id, { disabledAt: account.disabledAt ?? now })
    await deleteServiceAccountRow(tx, id, now)
    await record(ctx, tx, actor, serviceAccountDeleted(account))
  })
}
