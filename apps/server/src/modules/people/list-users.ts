import type { User, UserQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toUser } from './user.ts'
import { listUserRows } from './users.store.ts'

/**
 * People, or programs, by name, those who are disabled included. An address is searched only where it is shown: otherwise the
 * filter would tell what the list does not.
 */
export async function listUsers(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { text, kind = 'person', ...page }: UserQuery,
): Promise<Page<User>> {
  const emailsOf = may(actor, 'users:admin') ? 'everyone' : { userId: actor.userId }
  const start = pageStart(ctx.cursors, page, JSON.stringify(['users', actor.userId, emailsOf, text, kind]), 2)
  const rows = await listUserRows(ctx.db, { kind, text, emailsOf }, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ sortName, id }) => [sortName, id])
  return { items: items.map((user) => toUser(actor, user)), ...rest }
}
