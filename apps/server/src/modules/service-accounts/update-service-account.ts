import type { ServiceAccount, ServicePermission, UpdateServiceAccount } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { changesOf } from '../../platform/events/changes.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { changeProgram } from './change-program.ts'
import type { ServiceAccountPatch, ServiceAccountRecord } from './service-account.ts'
import { inOrder, toServiceAccount } from './service-account.ts'
import { serviceAccountChanged } from './service-accounts.events.ts'
import { assertMayGive } from './service-accounts.policy.ts'
import { lockServiceAccount, updateServiceAccountRow } from './service-accounts.store.ts'

interface Input {
  readonly id: string
  readonly patch: UpdateServiceAccount
  readonly requiredVersion: number | null
}

/**
 * Changes a program's name or permissions, disables or enables it; felt as soon as the accounts kept by the
 * authenticator run out. Emits `service-account.updated`, `.disabled` or `.enabled`, and the same of its user.
 */
export async function updateServiceAccount(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, patch, requiredVersion }: Input,
): Promise<ServiceAccount> {
  requirePermission(actor, 'users:admin')
  return writeOnce(ctx, actor, async (tx) => {
    const account = await lockServiceAccount(tx, id)
    if (!account) throw notFound()
    assertVersion(account.version, requiredVersion)
    assertMayGive(actor, patch.permissions ?? [])
    if (widens(account, patch)) requireRecentSecondFactor(actor, ctx.clock)
    return toServiceAccount(actor, await change(ctx, tx, actor, account, toPatch(account, patch, ctx.clock.now())))
  })
}

/** Whether its secret would open more than before. */
const widens = ({ permissions, disabledAt }: ServiceAccountRecord, patch: UpdateServiceAccount): boolean =>
  patch.permissions?.some((permission) => !permissions.includes(permission)) === true ||
  (patch.disabled === false && disabledAt !== null)

async function change(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  actor: Actor,
  account: ServiceAccountRecord,
  patch: ServiceAccountPatch,
): Promise<ServiceAccountRecord> {
  const changes = changesOf<ServiceAccountPatch>(account, patch)
  if (!changes) return account
  const { permissions: _, ...ofUser } = changes.after
  const now = ctx.clock.now()
  const changed = { ...account, ...changes.after, version: account.version + 1, updatedAt: now }
  await changeProgram(ctx, tx, actor, account.id, ofUser)
  await updateServiceAccountRow(tx, changed, now)
  await record(ctx, tx, actor, serviceAccountChanged(changed, changes))
  return changed
}

function toPatch(
  account: ServiceAccountRecord,
  { disabled, permissions, ...patch }: UpdateServiceAccount,
  now: Date,
): ServiceAccountPatch {
  return {
    ...patch,
    ...(permissions && { permissions: sameIfEqual(account.permissions, inOrder(permissions)) }),
    ...(disabled !== undefined && { disabledAt: disabled ? (account.disabledAt ?? now) : null }),
  }
}

/** Lists are compared by identity. */
const sameIfEqual = (present: ServicePermission[], asked: ServicePermission[]): ServicePermission[] =>
  String(present) === String(asked) ? present : asked
