import type { Permission } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { expect, test } from 'vitest'
import type { Principal } from '../../platform/identity/actor.ts'
import {
  grantableScopes,
  mayIssueToken,
  maySeeProfile,
  meCan,
  teamCan,
  teamMemberCan,
  tokenCan,
  userCan,
} from './people.policy.ts'

const actor = (userId: string, ...permissions: readonly Permission[]): Principal => ({
  userId,
  role: 'user',
  permissions: new Set(permissions),
  tokenId: 'token',
})

const none = { update: false, delete: false, manageMembers: false }
const all = { update: true, delete: true, manageMembers: true }

test('who has users:admin changes people, whatever their role is called', () => {
  expect(userCan(actor('ada', 'users:admin'))).toEqual({ update: true })
  expect(userCan({ ...actor('ada', 'users:read'), role: 'admin' })).toEqual({ update: false })
})

test('a profile is shown to its person and to who has users:admin', () => {
  expect(maySeeProfile(actor('ada'), 'ada')).toBe(true)
  expect(maySeeProfile(actor('ada', 'users:admin'), 'bob')).toBe(true)
  expect(maySeeProfile(actor('ada', 'users:read'), 'bob')).toBe(false)
})

test('oneself is changed with account:manage only', () => {
  const nothing = { update: false, createProjects: false, createTeams: false, administer: false }
  expect(meCan(actor('ada', 'account:manage'))).toEqual({ ...nothing, update: true })
  expect(meCan(actor('ada', 'projects:write', 'teams:write', 'users:admin'))).toEqual({
    update: false,
    createProjects: true,
    createTeams: true,
    administer: true,
  })
  expect(meCan(actor('ada', 'users:read'))).toEqual(nothing)
})

test('a team is changed by its managers and by who has users:admin, both with teams:write', () => {
  expect(teamCan(actor('ada', 'teams:write'), 'manager')).toEqual(all)
  expect(teamCan(actor('ada', 'teams:write', 'users:admin'), null)).toEqual(all)
  expect(teamCan(actor('ada', 'teams:write'), 'member')).toEqual(none)
  expect(teamCan(actor('ada', 'teams:write'), null)).toEqual(none)
  expect(teamCan(actor('ada', 'teams:read'), 'manager')).toEqual(none)
  expect(teamCan(actor('ada', 'users:admin'), 'manager')).toEqual(none)
})

test('a member leaves by themselves and removes nobody else', () => {
  const member = actor('ada', 'teams:write')
  expect(teamMemberCan(member, 'member', 'ada')).toEqual({ update: false, remove: true })
  expect(teamMemberCan(member, 'member', 'bob')).toEqual({ update: false, remove: false })
  expect(teamMemberCan(member, 'manager', 'bob')).toEqual({ update: true, remove: true })
  expect(teamMemberCan(actor('ada', 'teams:read'), 'manager', 'ada')).toEqual({ update: false, remove: false })
})

test('a token is issued to oneself, by commands to anyone', () => {
  expect(mayIssueToken(actor('ada', 'account:manage'), 'ada', false)).toBe(true)
  expect(mayIssueToken(actor('ada', 'account:manage', 'users:admin'), 'bob', false)).toBe(false)
  expect(mayIssueToken(actor('ada', 'users:admin'), 'ada', false)).toBe(false)
  expect(mayIssueToken(actor('system', 'account:manage'), 'bob', true)).toBe(true)
})

test('a token is revoked by its owner', () => {
  expect(tokenCan(actor('ada', 'account:manage'), 'ada')).toEqual({ revoke: true })
  expect(tokenCan(actor('ada', 'account:manage'), 'bob')).toEqual({ revoke: false })
  expect(tokenCan(actor('ada'), 'ada')).toEqual({ revoke: false })
})

test('a token carries only what both its owner and the asking token may', () => {
  const asking = actor('ada', 'tasks:read', 'users:admin', 'account:manage')
  expect(grantableScopes(asking, rolePermissions.user)).toEqual(['tasks:read', 'account:manage'])
  expect(grantableScopes(asking, rolePermissions.admin)).toContain('users:admin')
})
