import type { Permission } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { forbidden } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { accountPermissions } from '../../platform/identity/effective-permissions.ts'
import { findAccount } from '../../platform/identity/identity.store.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import type { TakenJob } from './job.ts'

/** Whoever asked for a job, as they are now: with what they had then and still have. Throws when that is too little. */
export async function jobActor({ db }: Pick<Ctx, 'db'>, taken: TakenJob, needs?: Permission): Promise<Actor> {
  const { role, permissions } = await powersOf(db, taken)
  const { requestId = `job-${taken.id}`, traceparent } = taken.origin
  const origin = traceparent === undefined ? { requestId } : { requestId, traceparent }
  const actor = { userId: taken.requestedBy, role, permissions, tokenId: `job ${taken.id}`, ...origin }
  if (needs) requirePermission(actor, needs)
  return actor
}

async function powersOf(
  db: Ctx['db'],
  { requestedBy, permissions }: TakenJob,
): Promise<Pick<Actor, 'role' | 'permissions'>> {
  if (requestedBy === systemUserId) return { role: 'admin', permissions: new Set(permissions as Permission[]) }
  const account = await findAccount(db.read, requestedBy)
  if (!account) throw forbidden('Whoever asked for this may no longer sign in.')
  return { role: account.role, permissions: accountPermissions(account, permissions) }
}
