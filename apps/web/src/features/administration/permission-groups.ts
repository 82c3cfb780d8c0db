import type { ProgramPermission } from './program-queries.ts'

const groups = ['tasks', 'comments', 'projects', 'teams', 'people', 'audit', 'webhooks'] as const
type Group = (typeof groups)[number]

type Right = 'see' | 'change' | 'delete' | 'write' | 'read' | 'manage'

/** What a permission is about, and what it lets a program do there. */
const meanings: Readonly<Record<ProgramPermission, readonly [Group, Right]>> = {
  'tasks:read': ['tasks', 'see'],
  'tasks:write': ['tasks', 'change'],
  'tasks:delete': ['tasks', 'delete'],
  'comments:write': ['comments', 'write'],
  'projects:read': ['projects', 'see'],
  'projects:write': ['projects', 'change'],
  'teams:read': ['teams', 'see'],
  'teams:write': ['teams', 'change'],
  'users:read': ['people', 'see'],
  'audit:read': ['audit', 'read'],
  'webhooks:manage': ['webhooks', 'manage'],
}

const all = Object.keys(meanings) as ProgramPermission[]

export const rightOf = (permission: ProgramPermission): Right => meanings[permission][1]

/** Permissions by what they are about. */
export const permissionGroups: readonly (readonly [Group, readonly ProgramPermission[]])[] = groups.map((group) => [
  group,
  all.filter((permission) => meanings[permission][0] === group),
])

/** What most programs need: to look, or to look and work. */
export const presets = {
  read: ['tasks:read', 'projects:read', 'teams:read', 'users:read'],
  write: ['tasks:read', 'tasks:write', 'comments:write', 'projects:read', 'teams:read', 'users:read'],
} as const satisfies Record<string, readonly ProgramPermission[]>

/** Reads what `join` wrote, and leaves out what is no permission. */
export const permissionsIn = (text: string): ProgramPermission[] =>
  all.filter((permission) => text.split(' ').includes(permission))
