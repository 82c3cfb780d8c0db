import type { Permission, Role } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'

const ofRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(rolePermissions.viewer),
  user: new Set(rolePermissions.user),
  admin: new Set(rolePermissions.admin),
}

/** The role's permissions that are among the scopes; all of them when scopes are null. */
export const effectivePermissions = (role: Role, scopes: readonly string[] | null): ReadonlySet<Permission> =>
  scopes === null ? ofRole[role] : new Set(rolePermissions[role].filter((permission) => scopes.includes(permission)))

// Two names with a colon between, which a URI is not.
const permissionForm = /^(?!urn:)[^:]+:(?!\/\/)/i

/**
 * What an access token's `scope` claim narrows to, or null when nothing in it has the form of a permission:
 * `openid profile` says what a token tells about a person, not what it may do. A permission that is not ours, such
 * as `files:read`, narrows like any other and gives nothing.
 */
export function narrowingScopes(scope: unknown): readonly string[] | null {
  // RFC 6749 has a text; some issuers give a list.
  const names = [scope ?? []].flat().flatMap((name) => String(name).split(' '))
  const narrowing = names.filter((name) => permissionForm.test(name))
  return narrowing.length === 0 ? null : narrowing
}
