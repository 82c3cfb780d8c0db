import type { ServiceAccount } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toServiceAccount } from './service-account.ts'
import { findServiceAccount } from './service-accounts.store.ts'

/** One program that is not deleted. */
export async function getServiceAccount(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<ServiceAccount> {
  const account = await findServiceAccount(ctx.db.read, id)
  if (!account) throw notFound()
  return toServiceAccount(actor, account)
}
