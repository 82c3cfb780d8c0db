import type { Role } from '@millrace/contract'
import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import type { Database, Transaction } from '../../database/database.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { Accounts } from '../accounts.ts'
import type { SecondFactors } from '../second-factor/second-factors.ts'
import type { SignInDelay } from '../sign-in-delay.ts'
import type { LaterMails } from './later-mails.ts'
import type { FindClient } from './oidc-adapter.ts'

/** A person who joins. */
export interface NewPerson {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Who invited; null for who signed up. */
  readonly createdBy: string | null
}

/** What the provider has to be given. */
export interface ProviderOptions {
  readonly db: Pick<Database, 'query' | 'transaction'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'error' | 'warn' | 'debug'>
  readonly newId: () => string
  /** How people reach the server, without a slash at its end. */
  readonly publicUrl: string
  readonly audience: string
  readonly mailer: Mailer
  /** Who may make an account: whoever was invited, or everybody with an e-mail address. */
  readonly signUp: 'invitation' | 'open'
  /** Makes the user, in the transaction; gives the id, or null when the address is taken. */
  readonly addUser: (tx: Transaction, person: NewPerson) => Promise<string | null>
  readonly findClient: FindClient
  /** Where the web application is told of a sign-out; below the public address when not given. */
  readonly backchannelLogoutUri?: string
}

/** What the provider's pages work with. */
export interface ProviderParts extends ProviderOptions {
  readonly issuer: string
  /** Where a person goes on who has finished here. */
  readonly home: string
  readonly factors: SecondFactors
  readonly delay: SignInDelay
  readonly laterMails: LaterMails
  readonly sessions: Pick<Accounts, 'endSessionsOf' | 'endSessionsIn'>
}
