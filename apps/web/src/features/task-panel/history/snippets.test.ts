import { expect, test } from 'vitest'
import { snippets } from './snippets.ts'

test('short texts are told whole', () => {
  expect(snippets('Old', 'New')).toEqual(['Old', 'New'])
})

test('of long ones the parts that differ', () => {
  const long = 'lorem ipsum dolor sit amet '.repeat(20)
  const [from, to] = snippets(`${long}red${long}`, `${long}green${long}`)
  expect(from).toMatch(/^….*red.*…$/)
  expect(to).toMatch(/^….*green.*…$/)
  expect(Math.max(from.length, to.length)).toBeLessThan(80)
})

test('a text that was empty, or is now, and letters of two halves', () => {
  expect(snippets('', 'x'.repeat(100))).toEqual(['', `${'x'.repeat(72)}…`])
  expect(snippets('👩'.repeat(100), '')[0]).toBe(`${'👩'.repeat(36)}…`)
  expect(snippets(`a${'👩'.repeat(100)}`, '')[0]).toBe(`a${'👩'.repeat(35)}…`)
})
