import type { UpdateUser, User } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { changeUser } from './change-user.ts'
import type { UserPatch, UserRecord } from './user.ts'
import { assertTimeZone, isActiveAdmin, toUser } from './user.ts'
import { lockUser, lockUserWithAdmins } from './users.store.ts'

interface Input {
  readonly id: string
  readonly patch: UpdateUser
  readonly requiredVersion: number | null
}

/**
 * Changes another person. 422 when nobody would be left who is an active admin. A changed role or a disabled
 * account is felt as soon as the principals kept by the authenticator run out.
 * Emits `user.updated`, `user.disabled` or `user.enabled`.
 */
export async function updateUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, patch, requiredVersion }: Input,
): Promise<User> {
  requirePermission(actor, 'users:admin')
  assertTimeZone(patch.timeZone)
  return writeOnce(ctx, actor, async (tx) => {
    const { user, isLastAdmin } = await lock(tx, id, patch)
    assertVersion(user.version, requiredVersion)
    if (isLastAdmin) {
      throw ruleViolated(
        'This is the last active admin. Make somebody else an admin first.',
        patch.disabled === true ? '/disabled' : '/role',
      )
    }
    return toUser(actor, await changeUser(ctx, tx, actor, user, toUserPatch(user, patch, ctx.clock.now())))
  })
}

/** Whoever takes an admin away locks all admins, or two of them could take away each other. */
async function lock(
  tx: Transaction,
  id: string,
  patch: UpdateUser,
): Promise<{ user: UserRecord; isLastAdmin: boolean }> {
  const endsAdmin = patch.disabled === true || (patch.role !== undefined && patch.role !== 'admin')
  const locked = endsAdmin ? await lockUserWithAdmins(tx, id) : [await lockUser(tx, id)]
  const user = locked.find((row) => row?.id === id)
  if (!user) throw notFound()
  return { user, isLastAdmin: endsAdmin && isActiveAdmin(user) && locked.length === 1 }
}

function toUserPatch(user: UserRecord, { disabled, ...patch }: UpdateUser, now: Date): UserPatch {
  if (disabled === undefined) return patch
  return { ...patch, disabledAt: disabled ? (user.disabledAt ?? now) : null }
}
