import type { ServiceAccount, ServiceAccountQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toServiceAccount } from './service-account.ts'
import { listServiceAccountRows } from './service-accounts.store.ts'

/** Programs, newest first, those that are disabled included. */
export async function listServiceAccounts(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  page: ServiceAccountQuery,
): Promise<Page<ServiceAccount>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['service accounts', actor.userId]), 1)
  const rows = await listServiceAccountRows(ctx.db, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map((account) => toServiceAccount(actor, account)), ...rest }
}
