import { expect, test } from 'vitest'
import { roleIncludes } from './role.ts'

test('each role includes the ones before it and none after it', () => {
  expect(roleIncludes('owner', 'viewer')).toBe(true)
  expect(roleIncludes('editor', 'editor')).toBe(true)
  expect(roleIncludes('commenter', 'editor')).toBe(false)
  expect(roleIncludes('viewer', 'commenter')).toBe(false)
})
