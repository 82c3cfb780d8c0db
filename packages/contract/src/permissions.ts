/** What a deployment-wide role or a token's scope may name. */
export const permissions = [
  'tasks:read',
  'tasks:write',
  'tasks:delete',
  'tasks:admin',
  'comments:write',
  'projects:read',
  'projects:write',
  'teams:read',
  'teams:write',
  'users:read',
  'users:admin',
  'account:manage',
  'audit:read',
  'webhooks:manage',
  'operations:manage',
] as const
export type Permission = (typeof permissions)[number]

/** Deployment-wide roles. */
export const roles = ['viewer', 'user', 'admin'] as const
export type Role = (typeof roles)[number]

const viewer: readonly Permission[] = ['tasks:read', 'projects:read', 'teams:read', 'users:read', 'account:manage']
const user: readonly Permission[] = [
  ...viewer,
  'tasks:write',
  'tasks:delete',
  'comments:write',
  'projects:write',
  'teams:write',
  'webhooks:manage',
]

/** The role-to-permission matrix. `tasks:admin` acts as owner of every project that is not somebody's inbox. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  viewer,
  user,
  admin: [...user, 'tasks:admin', 'users:admin', 'audit:read', 'operations:manage'],
}

/**
 * What no program is ever given: to act as owner everywhere, to manage people, to manage an account of a person, and to
 * look after what runs, where messages and mails hold what people wrote.
 */
const ofPeopleOnly = ['tasks:admin', 'users:admin', 'account:manage', 'operations:manage'] as const
export type ServicePermission = Exclude<Permission, (typeof ofPeopleOnly)[number]>

/** What a service account may be given. */
export const servicePermissions = permissions.filter(
  (permission): permission is ServicePermission => !(ofPeopleOnly as readonly Permission[]).includes(permission),
)

/** Roles within a project, each including what the ones before it may do. */
export const projectRoles = ['viewer', 'commenter', 'editor', 'owner'] as const
export type ProjectRole = (typeof projectRoles)[number]
