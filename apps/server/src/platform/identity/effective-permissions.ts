import type { Permission, Role, UserKind } from '@millrace/contract'
import { rolePermissions, roles, servicePermissions } from '@millrace/contract'

/** What decides about an account's permissions. */
export interface Powers {
  readonly kind: UserKind
  readonly role: Role
  /** No role at all, whatever `role` says. */
  readonly roleWithdrawn: boolean
  /** What a service account has instead of a role; null for a person, and for a program of another issuer. */
  readonly service: { readonly permissions: readonly Permission[] } | null
}

const ofRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(rolePermissions.viewer),
  user: new Set(rolePermissions.user),
  admin: new Set(rolePermissions.admin),
}
const nothing: ReadonlySet<Permission> = new Set()
const ofPrograms: ReadonlySet<Permission> = new Set(servicePermissions)

/** The role's permissions that are among the scopes; all of them when scopes are null. */
export const effectivePermissions = (role: Role, scopes: readonly string[] | null): ReadonlySet<Permission> =>
  scopes === null ? ofRole[role] : new Set(rolePermissions[role].filter((permission) => scopes.includes(permission)))

/**
 * What an account may do with what it shows: at most what its role allows, and of that what the scopes leave. A
 * program never has what only people are given.
 */
export function accountPermissions(account: Powers, scopes: readonly string[] | null): ReadonlySet<Permission> {
  if (account.roleWithdrawn) return nothing
  if (account.kind === 'person') return effectivePermissions(account.role, scopes)
  const given = account.service?.permissions ?? rolePermissions[account.role]
  return new Set(given.filter((permission) => ofPrograms.has(permission) && (scopes?.includes(permission) ?? true)))
}

/** The highest role among the names, or null when there is none. */
export const highestRole = (names: readonly string[]): Role | null =>
  roles.findLast((role) => names.includes(role)) ?? null

/** The lower of two roles. */
export const lowerRole = (one: Role, other: Role): Role => (roles.indexOf(one) < roles.indexOf(other) ? one : other)

// Two names with a colon between, which a URI is not.
const permissionForm = /^(?!urn:)[^:]+:(?!\/\/)/i

/**
 * What an access token's `scope` claim narrows to, or null when nothing in it has the form of a permission:
 * `openid profile` says what a token tells about a person, not what it may do. A permission that is not ours, such
 * as `files:read`, narrows like any other and gives nothing.
 */
export function narrowingScopes(scope: unknown): readonly string[] | null {
  // RFC 6749 has a text; some issuers give a list.
  const names = [scope ?? []].flat().flatMap((name) => (typeof name === 'string' ? name.split(' ') : []))
  const narrowing = names.filter((name) => permissionForm.test(name))
  return narrowing.length === 0 ? null : narrowing
}
