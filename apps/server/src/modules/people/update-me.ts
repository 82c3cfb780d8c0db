import type { Me, UpdateMe } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { changeUser } from './change-user.ts'
import { assertTimeZone, toMe } from './user.ts'
import { lockUserWithInbox } from './users.store.ts'

/** Changes the caller's own profile. Emits `user.updated`. */
export async function updateMe(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accounts'>,
  actor: Actor,
  { patch, requiredVersion }: { patch: UpdateMe; requiredVersion: number | null },
): Promise<Me> {
  requirePermission(actor, 'account:manage')
  assertTimeZone(patch.timeZone)
  return writeOnce(ctx, actor, async (tx) => {
    const user = await lockUserWithInbox(tx, actor.userId)
    if (!user) throw notFound()
    assertVersion(user.version, requiredVersion)
    return toMe(ctx, actor, await changeUser(ctx, tx, actor, user, patch), user.inboxProjectId)
  })
}
