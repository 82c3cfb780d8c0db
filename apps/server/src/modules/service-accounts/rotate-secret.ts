import type { ServiceAccountWithSecret } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { newClientSecret } from './client-secret.ts'
import { keepingNoSecret, toServiceAccount } from './service-account.ts'
import { secretRotated } from './service-accounts.events.ts'
import { assertMayHold } from './service-accounts.policy.ts'
import { lockServiceAccount, replaceSecret } from './service-accounts.store.ts'

/**
 * Gives a program another secret, which only the answer shows. The old one gets no more tokens, and those that it got
 * end as soon as the accounts kept by the authenticator run out. Emits `service-account.secret-rotated`.
 */
export async function rotateSecret(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  id: string,
): Promise<ServiceAccountWithSecret> {
  requirePermission(actor, 'users:admin')
  return writeOnce(ctx, keepingNoSecret(actor), async (tx) => {
    const account = await lockServiceAccount(tx, id)
    if (!account) throw notFound()
    assertMayHold(actor, account.permissions)
    const now = ctx.clock.now()
    const { secret, hash } = newClientSecret()
    await replaceSecret(tx, id, hash, now)
    const rotated = { ...account, version: account.version + 1, updatedAt: now, secretChangedAt: now }
    await record(ctx, tx, actor, secretRotated(account, rotated))
    return { ...toServiceAccount(actor, rotated), clientSecret: secret }
  })
}
