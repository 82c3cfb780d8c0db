import type { UpdateUser, User } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { EndedSignIns } from '../../platform/identity/accounts.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { changeUser } from './change-user.ts'
import { endIssuedRole } from './issuer-roles.store.ts'
import type { UserPatch, UserRecord } from './user.ts'
import { assertTimeZone, isActiveAdmin, toUser } from './user.ts'
import { lockUser, lockUserWithAdmins } from './users.store.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId' | 'authenticator' | 'sessions' | 'accounts'>

interface Input {
  readonly id: string
  readonly patch: UpdateUser
  readonly requiredVersion: number | null
}

/**
 * Changes another person. Making an admin asks for a recent second factor. 422 when nobody would be left who is an
 * active admin, for a role that is the issuer's to give, and for a program that is a service account. A changed role or a disabled account is felt as soon as
 * the principals kept by the authenticator run out; disabling ends all sign-ins.
 * Emits `user.updated`, `user.disabled` or `user.enabled`.
 */
export async function updateUser(ctx: Uses, actor: Actor, { id, patch, requiredVersion }: Input): Promise<User> {
  requirePermission(actor, 'users:admin')
  assertTimeZone(patch.timeZone)
  let ended: EndedSignIns | undefined
  const changed = await writeOnce(ctx, actor, async (tx) => {
    const { user, isLastAdmin } = await lock(tx, id, patch)
    assertMayGive(ctx, actor, user, patch)
    assertVersion(user.version, requiredVersion)
    if (user.kind === 'service' && patch.role !== undefined) {
      throw ruleViolated('A program has permissions of its own instead of a role.', '/role')
    }
    // A program of another issuer is no service account here: it is disabled by way of its user.
    if (user.kind === 'service' && ctx.accounts) {
      throw ruleViolated('This is a program. Change it as a service account, under /v1/service-accounts.')
    }
    if (isLastAdmin) {
      throw ruleViolated(
        'This is the last active admin. Make somebody else an admin first.',
        patch.disabled === true ? '/disabled' : '/role',
      )
    }
    if (patch.role !== undefined && !isIssuers(ctx)) await endIssuedRole(tx, id)
    const after = await changeUser(ctx, tx, actor, user, toUserPatch(user, patch, ctx.clock.now()))
    // Nobody who is disabled gets past the door; this is for the day on which the account is enabled again.
    if (patch.disabled) ended = await ctx.accounts?.endSessionsIn(tx, id)
    return toUser(actor, after)
  })
  // The provider ends the sessions of browsers with its own.
  if (ended) await ended.tell()
  else if (patch.disabled) await ctx.sessions.endSessionsOf(id)
  return changed
}

/** An admin is made only by a person who has just shown a second factor, and no role where they are the issuer's. */
function assertMayGive(ctx: Uses, actor: Actor, user: UserRecord, { role }: UpdateUser): void {
  if (role === 'admin') requireRecentSecondFactor(actor, ctx.clock)
  if (role === undefined || role === user.role) return
  if (isIssuers(ctx)) throw ruleViolated('Roles are managed at the identity provider.', '/role')
}

const isIssuers = ({ authenticator }: Uses): boolean => authenticator.rolesFrom === 'issuer'

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
