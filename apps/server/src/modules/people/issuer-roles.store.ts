import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { IssuedRole, NamedRole } from '../../platform/identity/issuer-roles.ts'

const lockStatement = statement(
  'users.lockIssuedRole',
  `select kind, role, role_withdrawn as "roleWithdrawn", role_synced_at as "roleSyncedAt"
   from users where id = $1 for no key update`,
)

export async function lockIssuedRole(tx: Queryable, userId: string): Promise<IssuedRole | undefined> {
  const [role] = await tx.query<IssuedRole>(lockStatement(userId))
  return role
}

const saveStatement = statement(
  'users.saveIssuedRole',
  `update users set role = $2, role_withdrawn = $3, role_synced_at = $4, version = version + 1, updated_at = $5
   where id = $1 returning version`,
)

/** Writes the role of a locked user; answers the user's new version. */
export async function saveIssuedRole(tx: Queryable, userId: string, next: IssuedRole, now: Date): Promise<number> {
  const { role, roleWithdrawn, roleSyncedAt } = next
  const [user] = await tx.query<{ version: number }>(saveStatement(userId, role, roleWithdrawn, roleSyncedAt, now))
  return (user as { version: number }).version
}

const beginStatement = statement(
  'users.beginIssuedRole',
  'update users set role_withdrawn = $2, role_synced_at = $3 where id = $1',
)

/** Notes where the role of a user comes from who was just made with it. */
export async function beginIssuedRole(tx: Queryable, userId: string, { role, at }: NamedRole): Promise<void> {
  await tx.query(beginStatement(userId, role === null, at))
}

const endStatement = statement(
  'users.endIssuedRole',
  'update users set role_withdrawn = false, role_synced_at = null where id = $1 and role_synced_at is not null',
)

/** The role is Millrace's again, as an admin has given one. */
export async function endIssuedRole(tx: Queryable, userId: string): Promise<void> {
  await tx.query(endStatement(userId))
}
