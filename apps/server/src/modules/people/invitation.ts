import type { Invitation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { ruleViolated } from '../../platform/errors/app-error.ts'
import type { Accounts, Invitation as InvitationRecord } from '../../platform/identity/accounts.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { invitationCan } from './people.policy.ts'

export const toInvitation = (actor: Principal, invitation: InvitationRecord): Invitation => ({
  id: invitation.id,
  email: invitation.email,
  name: invitation.name,
  role: invitation.role,
  createdBy: invitation.createdBy,
  createdAt: invitation.createdAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  can: invitationCan(actor),
})

/** Where people are invited to; 422 when they sign in at another issuer. */
export function accountsOf({ accounts }: Pick<Ctx, 'accounts'>): Accounts {
  if (accounts) return accounts
  throw ruleViolated(
    'People sign in at the configured OpenID issuer. Make their accounts there: each is known here from the first ' +
      'sign-in on, with the role that the issuer gives.',
  )
}
