import { invitationLetter, toAccountMail } from '../../mail/account-letters.ts'
import type { Accounts } from '../accounts.ts'
import { addLink, findInvitation, listInvitations, removeInvitation, removeLinksFor } from './account-links.store.ts'
import { newLinkToken } from './link-token.ts'
import { accountPath } from './oidc-clients.ts'
import type { ProviderParts } from './provider-parts.ts'

const days = 7

type Parts = Pick<ProviderParts, 'clock' | 'issuer' | 'mailer' | 'newId' | 'sessions'>

/** What others may do with accounts at the provider. */
export function accountsOf({ clock, issuer, mailer, newId, sessions }: Parts): Accounts {
  return {
    pageUrl: issuer + accountPath,
    endSessionsOf: (userId) => sessions.endSessionsOf(userId),
    endSessionsIn: (tx, userId) => sessions.endSessionsIn(tx, userId),
    createInvitation: async (tx, draft) => {
      const { token, hash } = newLinkToken()
      const createdAt = clock.now()
      const expiresAt = new Date(createdAt.getTime() + days * 24 * 3_600_000)
      const invitation = { ...draft, id: newId(), createdAt, expiresAt }
      await removeLinksFor(tx, 'invitation', draft.email)
      await addLink(tx, { ...invitation, kind: 'invitation', userId: null }, hash)
      const url = `${issuer}/invitation/${token}`
      return { ...invitation, url, send: () => mailer.send(toAccountMail(draft.email, invitationLetter(url, days))) }
    },
    listInvitations: (db, start) => listInvitations(db, start, clock.now()),
    findInvitation: (db, id) => findInvitation(db, id, clock.now()),
    revokeInvitation: (tx, id) => removeInvitation(tx, id, clock.now()),
  }
}
