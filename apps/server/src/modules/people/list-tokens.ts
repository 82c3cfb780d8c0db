import type { AccessToken, AccessTokenQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toAccessToken } from './token.ts'
import { listTokenRows } from './tokens.store.ts'

/** The actor's own tokens, newest first: those that work and those that have expired. */
export async function listTokens(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  page: AccessTokenQuery,
): Promise<Page<AccessToken>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['tokens', actor.userId]), 1)
  const rows = await listTokenRows(ctx.db, actor.userId, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map((token) => toAccessToken(actor, token)), ...rest }
}
