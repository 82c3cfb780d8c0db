import type { DeadLetterQuery, DeadLetterSummary } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toSummary } from './dead-letter.ts'
import { listDeadLetterRows } from './dead-letters.store.ts'

/** Messages that were given up, the newest first. */
export async function listDeadLetters(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { queue = null, ...page }: Omit<DeadLetterQuery, 'queue'> & { readonly queue?: string | null },
): Promise<Page<DeadLetterSummary>> {
  requirePermission(actor, 'operations:manage')
  const start = pageStart(ctx.cursors, page, JSON.stringify(['dead letters', actor.userId, queue]), 1)
  const rows = await listDeadLetterRows(ctx.db, queue, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map(toSummary), ...rest }
}
