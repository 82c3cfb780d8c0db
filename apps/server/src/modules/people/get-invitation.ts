import type { Invitation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { accountsOf, toInvitation } from './invitation.ts'

/** An invitation that can still be accepted. */
export async function getInvitation(ctx: Pick<Ctx, 'db' | 'accounts'>, actor: Actor, id: string): Promise<Invitation> {
  const invitation = await accountsOf(ctx).findInvitation(ctx.db.read, id)
  if (!invitation) throw notFound()
  return toInvitation(actor, invitation)
}
