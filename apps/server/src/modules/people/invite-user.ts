import type { CreateInvitation, Invitation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { accountsOf, toInvitation } from './invitation.ts'
import { invitationCreated } from './people.events.ts'
import { findByEmail } from './users.store.ts'

/** An invitation with its one-time link, which is kept nowhere. */
export interface MailedInvitation extends Invitation {
  readonly url: string
}

/**
 * Mails a person a link with which they sign up; an open invitation of the same address ends. 409 when somebody has the
 * address, 422 when another issuer is configured, 503 when the mail is not taken; an admin is invited with
 * a recent second factor. Emits `invitation.created`.
 */
export async function inviteUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accounts'>,
  actor: Actor,
  { email, name, role = 'user' }: CreateInvitation,
): Promise<MailedInvitation> {
  requirePermission(actor, 'users:admin')
  const accounts = accountsOf(ctx)
  if (role === 'admin') requireRecentSecondFactor(actor, ctx.clock)
  return writeOnce(ctx, actor, async (tx) => {
    if (await findByEmail(tx, email)) throw conflict('Somebody has this e-mail address already.', '/email')
    const invitation = await accounts.createInvitation(tx, { email, name: name ?? null, role, createdBy: actor.userId })
    await record(ctx, tx, actor, invitationCreated(invitation))
    // Before the commit: without the mail there is no invitation, and a repeated request sends it after all.
    await invitation.send()
    return { ...toInvitation(actor, invitation), url: invitation.url }
  })
}
