import { expect, test } from 'vitest'
import type { Formatting } from './format-text.ts'
import { coded, linked, listed, nextItem, wrapped } from './format-text.ts'

/** The text with what is selected between bars. */
function after(text: string, format: (text: string, start: number, end: number) => Formatting | null): string | null {
  const start = text.indexOf('|')
  const end = text.lastIndexOf('|') - (start === text.lastIndexOf('|') ? 0 : 1)
  const plain = text.replaceAll('|', '')
  const formatting = format(plain, start, end)
  if (!formatting) return null
  const { edits, selection } = formatting
  const next = edits.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), plain)
  const [from, to] = selection
  return `${next.slice(0, from)}|${next.slice(from, to)}${from === to ? '' : '|'}${next.slice(to)}`
}

test.each([
  ['a |b| c', 'a **|b|** c'],
  ['a **|b|** c', 'a |b| c'],
  ['a |', 'a **|**'],
])('bold: %s', (before, expected) => expect(after(before, wrapped('**'))).toBe(expected))

test('italic within bold is added, not taken from it', () => {
  expect(after('**|b|**', wrapped('*'))).toBe('***|b|***')
  expect(after('*|b|*', wrapped('*'))).toBe('|b|')
})

test.each([
  ['- ', 'one|', '- one|'],
  ['- ', '- one|', 'one|'],
  ['- [ ] ', '- one|', '- [ ] one|'],
  ['- ', '- [x] one|', '- one|'],
  ['- ', '|one\n  two|\nthree', '- |one\n  - two|\nthree'],
  ['- [ ] ', 'one\n|', 'one\n- [ ] |'],
])('list %s: %s', (prefix, before, expected) => expect(after(before, listed(prefix))).toBe(expected))

test('a link asks for its address, or for its words', () => {
  expect(after('see |this|', linked)).toBe('see [this](|https://|)')
  expect(after('|https://example.com|', linked)).toBe('[|https://example.com|](https://example.com)')
})

test('code within a line, and as a block', () => {
  expect(after('a |b|', coded)).toBe('a `|b|`')
  expect(after('a\n|b\nc|', coded)).toBe('a\n```\n|b\nc|\n```\n')
})

test.each([
  ['- one|', '- one\n- |'],
  ['  - [x] one|', '  - [x] one\n  - [ ] |'],
  ['9. one|', '9. one\n10. |'],
  ['- one\n- |', '- one\n|'],
  ['plain|', null],
  ['|- one', null],
])('enter after %s', (before, expected) => expect(after(before, nextItem)).toBe(expected))
