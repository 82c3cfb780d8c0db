import { rolePermissions } from '@millrace/contract'
import { expect, test } from 'vitest'
import { effectivePermissions, narrowingScopes } from './effective-permissions.ts'

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
