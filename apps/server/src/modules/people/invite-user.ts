import type { CreateInvitation, Invitation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { forgetAnswer, writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Accounts } from '../../platform/identity/accounts.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { accountsOf, toInvitation } from './invitation.ts'
import { invitationCreated, invitationRevoked } from './people.events.ts'
import { findByEmail } from './users.store.ts'

/** An invitation with its one-time link, which is kept nowhere. */
export interface MailedInvitation extends Invitation {
  readonly url: string
}

/**
 * Mails a person a link with which they sign up; an open invitation of the same address ends. 409 when somebody has the
 * address, 422 when another issuer is configured or nobody gets mail at the address, 503 when no mail can be sent; an
 * admin is invited with a recent second factor. Emits `invitation.created`, and `invitation.revoked` without the mail.
 */
export async function inviteUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accounts'>,
  actor: Actor,
  { email, name, role = 'user' }: CreateInvitation,
): Promise<MailedInvitation> {
  requirePermission(actor, 'users:admin')
  const accounts = accountsOf(ctx)
  if (role === 'admin') requireRecentSecondFactor(actor, ctx.clock)
  let send: () => Promise<void> = async () => {}
  const made = await writeOnce(ctx, actor, async (tx) => {
    if (await findByEmail(tx, email)) throw conflict('Somebody has this e-mail address already.', '/email')
    const invitation = await accounts.createInvitation(tx, { email, name: name ?? null, role, createdBy: actor.userId })
    await record(ctx, tx, actor, invitationCreated(invitation))
    send = () => invitation.send()
    return { ...toInvitation(actor, invitation), url: invitation.url }
  })
  await send().catch(async (err: unknown) => {
    await takeBack(ctx, accounts, actor, made.id)
    throw err
  })
  return made
}

/** Without the mail there is no invitation, and a repeated request makes and mails one after all. */
async function takeBack(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, accounts: Accounts, actor: Actor, id: string) {
  await ctx.db.transaction(async (tx) => {
    await forgetAnswer(tx, actor)
    const invitation = await accounts.findInvitation(tx, id)
    if (!invitation || !(await accounts.revokeInvitation(tx, id))) return
    await record(ctx, tx, actor, invitationRevoked(invitation))
  })
}
