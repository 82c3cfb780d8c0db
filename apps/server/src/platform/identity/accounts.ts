import type { Role } from '@millrace/contract'
import type { Transaction } from '../database/database.ts'
import type { Queryable } from '../database/query.ts'
import type { PageStart } from '../paging/page.ts'

/** Somebody who was asked to join and has not yet. */
export interface Invitation {
  readonly id: string
  readonly email: string
  /** A suggestion: whoever accepts may change it. */
  readonly name: string | null
  readonly role: Role
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** An invitation that was just made. */
export interface NewInvitation extends Invitation {
  /** The one-time link. Kept nowhere. */
  readonly url: string
  /**
   * Mails the link, to be called after the commit: a mail server may take longer than a transaction may stand open.
   * Rejects with `unavailable` when no mail can be sent, and with `rule-violated` when nobody has the address.
   */
  send(): Promise<void>
}

/** Sign-ins that were ended in a transaction. */
export interface EndedSignIns {
  /** Ends the sessions of the web application, which has them elsewhere, and tells the other clients. */
  tell(): Promise<void>
}

/** What the built-in provider offers to those who look after people; there is none where another issuer is trusted. */
export interface Accounts {
  /** The page on which people look after their own sign-in. */
  readonly pageUrl: string
  /**
   * Ends every sign-in of a person: sessions, grants, codes and refresh tokens at the provider, sessions of the web
   * application, and access tokens that were issued before.
   */
  endSessionsOf(userId: string): Promise<void>
  /** The same as part of a change: nobody stays signed in when it commits. `tell` is called after the commit. */
  endSessionsIn(tx: Transaction, userId: string): Promise<EndedSignIns>
  /** Makes an invitation in the transaction. An open one for the same address ends. */
  createInvitation(tx: Queryable, input: InvitationDraft): Promise<NewInvitation>
  /** Invitations that can still be accepted, newest first, keyed by id; one more than the limit if there are more. */
  listInvitations(db: Queryable, start: PageStart): Promise<Invitation[]>
  findInvitation(db: Queryable, id: string): Promise<Invitation | null>
  /** False when there is no such invitation that can still be accepted. */
  revokeInvitation(tx: Queryable, id: string): Promise<boolean>
}

export type InvitationDraft = Pick<Invitation, 'email' | 'name' | 'role' | 'createdBy'>
