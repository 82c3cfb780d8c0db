import type { Permission } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { expect, test } from 'vitest'
import { accountPermissions, effectivePermissions, highestRole, narrowingScopes } from './effective-permissions.ts'

const ofAdmin = (scope: unknown) => [...effectivePermissions('admin', narrowingScopes(scope))]

test.each(['openid', 'openid profile email offline_access', '', 'https://a.test/b urn:a:b', undefined])(
  'the scope %j leaves all permissions of the role',
  (scope) => expect(ofAdmin(scope)).toEqual(rolePermissions.admin),
)

test.each([
  ['files:read', []],
  ['openid files:read', []],
  ['files:read:own', []],
  ['tasks:everything', []],
  ['tasks:read files:read', ['tasks:read']],
  ['openid tasks:read nonsense', ['tasks:read']],
  [['openid', 'tasks:read'], ['tasks:read']],
])('the scope %j leaves %j', (scope, left) => {
  expect(ofAdmin(scope)).toEqual(left)
})

const person = { kind: 'person', role: 'admin', roleWithdrawn: false, service: null } as const
const peopleOnly: readonly Permission[] = ['tasks:admin', 'users:admin', 'operations:manage', 'account:manage']

test('a program never has what only people are given, whatever its role or its record says', () => {
  const all = { permissions: rolePermissions.admin }
  for (const program of [
    { ...person, kind: 'service' } as const,
    { ...person, kind: 'service', service: all } as const,
  ]) {
    const expected = rolePermissions.admin.filter((permission) => !peopleOnly.includes(permission))
    expect([...accountPermissions(program, null)]).toEqual(expected)
    expect([...accountPermissions(program, ['tasks:read', 'tasks:admin'])]).toEqual(['tasks:read'])
  }
})

test('a service account has its own permissions instead of those of a role', () => {
  const service = { permissions: ['audit:read'] as const }
  expect([...accountPermissions({ ...person, kind: 'service', role: 'viewer', service }, null)]).toEqual(['audit:read'])
})

test('without a role there is nothing', () => {
  expect(accountPermissions({ ...person, roleWithdrawn: true }, null).size).toBe(0)
})

test.each([
  [[], null],
  [['offline_access', 'Admin', 'admin '], null],
  [['viewer'], 'viewer'],
  [['user', 'viewer'], 'user'],
  [['viewer', 'admin', 'user', 'admin'], 'admin'],
])('the highest role of %j is %s', (names, role) => {
  expect(highestRole(names)).toBe(role)
})
