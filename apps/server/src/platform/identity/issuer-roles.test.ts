import type { Role } from '@millrace/contract'
import { expect, test } from 'vitest'
import { followed, limitedTo, mustFollow } from './issuer-roles.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, second))
const has = (role: Role, second: number | null, withdrawn = false, kind: 'person' | 'service' = 'person') => ({
  ...{ kind, role, roleWithdrawn: withdrawn, service: null },
  roleSyncedAt: second === null ? null : at(second),
})

test.each([
  ['a first role', has('user', null), 'admin', 1, true],
  ['the same role', has('user', 1), 'user', 2, false],
  ['a newer lower one', has('admin', 1), 'viewer', 2, true],
  ['a newer higher one', has('viewer', 1), 'admin', 2, true],
  ['an older higher one', has('viewer', 2), 'admin', 1, false],
  ['an older lower one', has('admin', 2), 'viewer', 1, false],
  ['a lower one of the same second', has('admin', 1), 'user', 1, true],
  ['a higher one of the same second', has('user', 1), 'admin', 1, false],
  ['none any more', has('viewer', 1), null, 2, true],
  ['none, in the same second', has('viewer', 1), null, 1, true],
  ['still none', has('viewer', 1, true), null, 2, false],
  ['one again', has('viewer', 1, true), 'viewer', 2, true],
  ['one again, in the same second', has('viewer', 1, true), 'viewer', 1, false],
  ['an admin role of a program that is a user', has('user', 1, false, 'service'), 'admin', 2, false],
] as const)('%s', (_name, account, role, second, follows) => {
  expect(mustFollow(account, { role, at: at(second) })).toBe(follows)
})

test('no program becomes an admin', () => {
  expect(followed(has('viewer', 1, false, 'service'), { role: 'admin', at: at(2) }).role).toBe('user')
})

test('a token limits, and never gives', () => {
  expect(limitedTo(has('viewer', 1), 'admin')).toMatchObject({ role: 'viewer', roleWithdrawn: false })
  expect(limitedTo(has('admin', 1), 'user')).toMatchObject({ role: 'user', roleWithdrawn: false })
  expect(limitedTo(has('admin', 1), null)).toMatchObject({ roleWithdrawn: true })
  expect(limitedTo(has('viewer', 1, true), 'admin')).toMatchObject({ roleWithdrawn: true })
})
