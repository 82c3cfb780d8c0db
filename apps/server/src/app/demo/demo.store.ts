import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

// 'mill' and 6, as the two halves of an advisory lock's key.
const tryLockStatement = statement('demo.try-lock', 'select pg_try_advisory_xact_lock(1835625580, 6) as taken')

const hasUsersStatement = statement('demo.has-users', 'select exists (select from users) as "hasUsers"')

const passwordHashesStatement = statement(
  'demo.password-hashes',
  `select c.password_hash as "passwordHash" from users u join credentials c on c.user_id = u.id
   where lower(u.email) = any($1) and u.disabled_at is null`,
)

/** Takes the lock on making the demo, to the end of the transaction, when nobody has it. */
export async function tryLockDemo(tx: Queryable): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(tryLockStatement())
  return row?.taken === true
}

/** Whether anybody has an account. */
export async function hasUsers(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ hasUsers: boolean }>(hasUsersStatement())
  return row?.hasUsers === true
}

/** The password hashes of those of the addresses that can sign in with one. Addresses in lower case. */
export async function passwordHashes(db: Queryable, emails: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ passwordHash: string }>(passwordHashesStatement(emails))
  return rows.map(({ passwordHash }) => passwordHash)
}
