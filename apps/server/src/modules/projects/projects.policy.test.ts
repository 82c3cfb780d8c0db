import type { Permission, ProjectCan } from '@millrace/contract'
import { permissions, projectRoles, rolePermissions } from '@millrace/contract'
import { describe, expect, test } from 'vitest'
import type { ProjectStanding } from './project.ts'
import { assertNotArchived, assertProjectRole, canOnMember, canOnProject } from './projects.policy.ts'

const everything = { permissions: new Set<Permission>(permissions) }
const standing = (change: Partial<ProjectStanding> = {}): ProjectStanding => ({
  role: 'owner',
  archived: false,
  isInbox: false,
  deleted: false,
  ...change,
})
const allowed = (can: ProjectCan) =>
  Object.entries(can)
    .filter(([, may]) => may)
    .map(([action]) => action)

const ownerActions = ['update', 'delete', 'manageMembers', 'manageColumns', 'manageLabels', 'createTasks', 'comment']

describe('what a role may do in a project', () => {
  test.each([
    ['viewer', []],
    ['commenter', ['comment']],
    ['editor', ['manageLabels', 'createTasks', 'comment']],
    ['owner', ownerActions],
  ] as const)('%s', (role, actions) => {
    expect(allowed(canOnProject(everything, standing({ role })))).toEqual(actions)
  })

  test('an archived project can be deleted, shared and taken out of the archive, nothing else', () => {
    expect(allowed(canOnProject(everything, standing({ archived: true })))).toEqual([
      'update',
      'delete',
      'manageMembers',
    ])
  })

  test('an inbox is neither deleted nor shared', () => {
    const actions = ['update', 'manageColumns', 'manageLabels', 'createTasks', 'comment']
    expect(allowed(canOnProject(everything, standing({ isInbox: true })))).toEqual(actions)
  })

  test('a deleted project can be restored by its owner, nothing else', () => {
    expect(allowed(canOnProject(everything, standing({ deleted: true })))).toEqual(['restore'])
    expect(allowed(canOnProject(everything, standing({ deleted: true, role: 'editor' })))).toEqual([])
  })

  test('an owner whose token lacks a permission may not do what needs it', () => {
    const reader = { permissions: new Set<Permission>(rolePermissions.viewer) }
    expect(allowed(canOnProject(reader, standing()))).toEqual([])
    const writer = { permissions: new Set<Permission>(['tasks:write']) }
    expect(allowed(canOnProject(writer, standing()))).toEqual(['createTasks'])
  })

  test('a higher role never loses what a lower one may do', () => {
    const sets = projectRoles.map((role) => allowed(canOnProject(everything, standing({ role }))))
    for (const [index, set] of sets.slice(1).entries()) expect(set).toEqual(expect.arrayContaining(sets[index]!))
  })
})

test('people may remove themselves, never others and never a team, unless they own the project', () => {
  const ada = { ...everything, userId: 'ada' }
  const viewer = standing({ role: 'viewer' })
  expect(canOnMember(ada, viewer, { id: 'ada', kind: 'user' })).toEqual({ update: false, remove: true })
  expect(canOnMember(ada, viewer, { id: 'bob', kind: 'user' })).toEqual({ update: false, remove: false })
  expect(canOnMember(ada, viewer, { id: 'team', kind: 'team' })).toEqual({ update: false, remove: false })
  expect(canOnMember(ada, standing(), { id: 'bob', kind: 'user' })).toEqual({ update: true, remove: true })
  expect(canOnMember(ada, standing({ isInbox: true }), { id: 'ada', kind: 'user' }).remove).toBe(false)
})

test('a refusal says which role is needed and which one the actor has', () => {
  expect(() => assertProjectRole({ role: 'editor' }, 'editor', 'change its labels')).not.toThrow()
  expect(() => assertProjectRole({ role: 'viewer' }, 'editor', 'change its labels')).toThrow(
    'To change its labels you need the role editor in this project; yours is viewer.',
  )
  expect(() => assertNotArchived({ archived: true })).toThrow('archived')
})
