import type { Permission, ProjectRole } from '@millrace/contract'
import { expect, test } from 'vitest'
import { assertCommentCan, commentCan } from './comments.policy.ts'

const actor = (userId: string, ...permissions: Permission[]) => ({ userId, permissions: new Set(permissions) })
const ada = actor('ada', 'comments:write')
const standing = (role: ProjectRole, archived = false) => ({ authorId: 'ada', role, archived })

test.each<[ProjectRole, boolean]>([
  ['viewer', false],
  ['commenter', true],
  ['editor', true],
  ['owner', true],
])('as %s an author may change and delete the comment: %s', (role, allowed) => {
  expect(commentCan(ada, standing(role))).toEqual({ update: allowed, delete: allowed })
})

test('of what others wrote, only an owner may delete, and nobody may change', () => {
  const grace = actor('grace', 'comments:write')
  expect(commentCan(grace, standing('editor'))).toEqual({ update: false, delete: false })
  expect(commentCan(grace, standing('owner'))).toEqual({ update: false, delete: true })
})

test('nothing is allowed in an archived project or without comments:write', () => {
  expect(commentCan(ada, standing('owner', true))).toEqual({ update: false, delete: false })
  expect(commentCan(actor('ada', 'tasks:write', 'tasks:admin'), standing('owner'))).toEqual({
    update: false,
    delete: false,
  })
})

test('a refusal is a broken rule when the archive alone is in the way, otherwise forbidden', () => {
  const refusal = (caller: typeof ada, ...of: Parameters<typeof standing>) => {
    try {
      assertCommentCan(caller, 'update', standing(...of))
    } catch (err) {
      return (err as { code?: string }).code
    }
    return 'allowed'
  }
  expect(refusal(ada, 'commenter')).toBe('allowed')
  expect(refusal(ada, 'commenter', true)).toBe('rule-violated')
  expect(refusal(ada, 'viewer', true)).toBe('forbidden')
  expect(refusal(actor('grace', 'comments:write'), 'owner', true)).toBe('forbidden')
})
