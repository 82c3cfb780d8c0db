import type { Role } from '@millrace/contract'
import type { Powers } from './effective-permissions.ts'
import { lowerRole } from './effective-permissions.ts'
import type { Account } from './identity.store.ts'

/** What a token says of a person's role, none if null, and when it was issued. */
export interface NamedRole {
  readonly role: Role | null
  readonly at: Date
}

/** The role of an account that an issuer decides about. */
export type IssuedRole = Pick<Account, 'kind' | 'role' | 'roleWithdrawn' | 'roleSyncedAt'>

/** The role that an account of that kind can have: no program is an admin. */
const possible = (kind: Powers['kind'], role: Role): Role => (kind === 'service' ? lowerRole(role, 'user') : role)

/** What an account has when it follows a token: its role, or none. */
export function followed<Has extends IssuedRole>(account: Has, { role, at }: NamedRole): Has {
  // Without a role the lowest is kept, so that nothing that looks at the role alone takes it for more.
  return {
    ...account,
    role: possible(account.kind, role ?? 'viewer'),
    roleWithdrawn: role === null,
    roleSyncedAt: at,
  }
}

/**
 * Whether a token changes the role: it says something else and is newer than the one that the account has its role
 * from. Of two that were issued in the same second the one with less counts.
 */
export function mustFollow(account: IssuedRole, named: NamedRole): boolean {
  const next = followed(account, named)
  if (next.role === account.role && next.roleWithdrawn === account.roleWithdrawn) return false
  const age = named.at.getTime() - (account.roleSyncedAt?.getTime() ?? Number.NEGATIVE_INFINITY)
  return age > 0 || (age === 0 && isLess(next, account))
}

/** An older token, still in force, gives no more than the newest allows, and no more than it said itself. */
export const limitedTo = <Has extends Powers>(account: Has, role: Role | null): Has =>
  role === null
    ? { ...account, roleWithdrawn: true }
    : { ...account, role: lowerRole(account.role, possible(account.kind, role)) }

const isLess = (one: IssuedRole, other: IssuedRole): boolean =>
  (one.roleWithdrawn && !other.roleWithdrawn) ||
  (one.roleWithdrawn === other.roleWithdrawn && lowerRole(one.role, other.role) === one.role)
