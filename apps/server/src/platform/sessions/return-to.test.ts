import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test.each([
  '/',
  '/projects/1',
  '/search?q=a%20b&sort=-due#top',
  '/a//b',
  '/%5cevil.test',
  '/@evil.test',
  '/.well-known',
])('%s is a path of this server', (path) => expect(safeReturnTo(path)).toBe(path))

test.each([
  undefined,
  '',
  'projects',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '\t//evil.test',
  ' //evil.test',
  '/a/..//evil.test',
  '/./\\evil.test',
  '/.//evil.test',
  '/%2e//evil.test',
  'https://evil.test',
  'https:evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/x\u0000',
  '/x\u0085y',
  `/${'x'.repeat(2000)}`,
  ['/a', '/b'],
  '/auth/login?returnTo=/',
  '/auth',
  '/oidc/session/end',
])('%j leads to the start page', (path) => expect(safeReturnTo(path)).toBe('/'))

test('whatever is asked for, a browser stays on this server', () => {
  const pieces = fc.constantFrom('/', '\\', '.', '..', '@', ':', 'evil.test', '%2f', '%5c', '\t', '?', '#', 'a', ' ')
  const home = 'https://millrace.example'
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const target = safeReturnTo(`/${parts.join('')}`)
      expect(new URL(target, home).origin).toBe(home)
      expect(new URL(target, `${home}/auth/callback`).origin).toBe(home)
    }),
    { numRuns: 2000 },
  )
})
