import type { Role } from '@millrace/contract'
import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'

/** Somebody with a sign-in here, or a program with a secret. */
export interface Account {
  readonly id: string
  /** A program has none. */
  readonly email: string | null
  readonly name: string
  readonly role: Role
  /** Who signed in before has to do so again. */
  readonly sessionsEndedAt: Date | null
}

/** A person: programs have no pages. */
export interface Person extends Account {
  readonly email: string
}

const columns = 'id, email, name, role, sessions_ended_at as "sessionsEndedAt"'

const findStatement = statement('accounts.find', `select ${columns} from users where id = $1 and disabled_at is null`)

const findByEmailStatement = statement(
  'accounts.find-by-email',
  `select ${columns} from users where lower(email) = lower($1) and disabled_at is null`,
)

const isTakenStatement = statement(
  'accounts.is-taken',
  'select true as taken from users where lower(email) = lower($1)',
)

// What a request under way writes of them later is void by the moment. It is that of the second, as in the tokens: one
// that is issued right afterwards must be good.
const endSessionsStatement = statement(
  'accounts.end-sessions',
  `with person as (update users set sessions_ended_at = date_trunc('second', $2::timestamptz) where id = $1::uuid)
   delete from oidc_payloads where account_id = ($1::uuid)::text`,
)

const findSessionsStatement = statement(
  'accounts.find-sessions',
  `select payload from oidc_payloads where account_id = $1 and model = 'Session' and expires_at > $2`,
)

/** The account, unless unknown or disabled. */
export async function findAccount(db: Queryable, id: string): Promise<Account | null> {
  const [account] = await db.query<Account>(findStatement(id))
  return account ?? null
}

export async function findPerson(db: Queryable, id: string): Promise<Person | null> {
  const account = await findAccount(db, id)
  return account && isPerson(account) ? account : null
}

export async function findPersonByEmail(db: Queryable, email: string): Promise<Person | null> {
  const [person] = await db.query<Person>(findByEmailStatement(email))
  return person ?? null
}

/** Also by somebody who is disabled. */
export async function isEmailTaken(db: Queryable, email: string): Promise<boolean> {
  const rows = await db.query(isTakenStatement(email))
  return rows.length > 0
}

/** Removes everything that the provider keeps of a person's sign-ins. */
export async function removeSessions(db: Queryable, userId: string, now: Date): Promise<void> {
  await db.query(endSessionsStatement(userId, now))
}

/** By client, how it knows each of a person's sessions. */
export type Authorizations = Readonly<Record<string, { readonly sid?: string }>>

export async function findAuthorizations(db: Queryable, userId: string, now: Date): Promise<Authorizations[]> {
  const rows = await db.query<{ payload: { authorizations?: Authorizations } }>(findSessionsStatement(userId, now))
  return rows.map(({ payload }) => payload.authorizations ?? {})
}

const isPerson = (account: Account): account is Person => account.email !== null
