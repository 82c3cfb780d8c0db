import type { Permission, Role } from '@millrace/contract'
import { permissions, rolePermissions } from '@millrace/contract'

const ofRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(rolePermissions.viewer),
  user: new Set(rolePermissions.user),
  admin: new Set(rolePermissions.admin),
}

/** The role's permissions that are among the scopes; all of them when scopes are null. */
export const effectivePermissions = (role: Role, scopes: readonly string[] | null): ReadonlySet<Permission> =>
  scopes === null ? ofRole[role] : new Set(rolePermissions[role].filter((permission) => scopes.includes(permission)))

/**
 * What an access token's `scope` claim narrows to, or null when it names no permission: `openid profile` says
 * what a token tells about a person, not what it may do.
 */
export function narrowingScopes(scope: unknown): readonly string[] | null {
  if (typeof scope !== 'string') return null
  const named = scope.split(' ')
  const known = permissions.filter((permission) => named.includes(permission))
  return known.length === 0 ? null : known
}
