import type { Invitation, InvitationQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { accountsOf, toInvitation } from './invitation.ts'

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(
  ctx: Pick<Ctx, 'db' | 'cursors' | 'accounts'>,
  actor: Actor,
  page: InvitationQuery,
): Promise<Page<Invitation>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['invitations', actor.userId]), 1)
  const rows = await accountsOf(ctx).listInvitations(ctx.db, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map((invitation) => toInvitation(actor, invitation)), ...rest }
}
