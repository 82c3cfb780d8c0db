import { Parser } from 'marked'
import { expect, test } from 'vitest'
import { checklistOf, tick, tickLike } from './checklist.ts'
import { newMarked, readMarkdown } from './read-markdown.ts'

const shown = (markdown: string) => {
  const html = Parser.parse(readMarkdown(markdown) ?? [], newMarked().defaults)
  return [...html.matchAll(/<input([^>]*)>/g)].map(([, attributes]) => attributes?.includes('checked') ?? false)
}

const texts = {
  simple: '- [ ] one\n- [x] two\n* [X] three\n+ [ ] four',
  nested: 'Text\n\n- [ ] one\n  - [x] two\n    1. [ ] three\n  - [ ] four\n- plain\n  - [x] five',
  loose: '- [ ] one\n\n- [x] two\n\n  more of two\n\n- [ ] three',
  quoted: '> - [ ] one\n> - [x] two\n>> - [ ] three',
  code: '```\n- [ ] no\n```\n\n- [ ] one\n\n      - [ ] no\n\n`- [ ] no`\n\n    - [ ] no\n\n~~~md\n- [x] no\n~~~\n- [x] two',
  notItems: '- []no\n- [x]no\n- [ ]\n- [-] no\n[ ] no\n\\- [ ] no\n- \\[ ] no\n\n<pre>\n- [ ] no\n</pre>\n\n- [ ] one',
  windows: '- [ ] one\r\n- [x] two\r\n\r\n```\r\n- [ ] no\r\n```\r\n- [ ] three\r\n',
  sameLine: '- - [ ] one\n- 1) [x] two\n',
  unusual: '-\t[ ] one\n-  [x]  two\n10. [ ] ten\n- [ ] # heading\n- [ ] > quote\n- [x] - [ ] inner\n',
  unfinished: '- [ ] one\n```\n- [ ] no',
}

test.each(Object.entries(texts))('the items of %s are those that are shown as boxes', (_, markdown) => {
  expect(checklistOf(markdown).map(({ isChecked }) => isChecked)).toEqual(shown(markdown))
})

test.each(Object.entries(texts))('a tick in %s changes one sign, and the box that was meant', (_, markdown) => {
  checklistOf(markdown).forEach(({ isChecked, at }, index) => {
    const ticked = tick(markdown, index, !isChecked)
    expect(ticked.slice(0, at) + ticked.slice(at + 1)).toBe(markdown.slice(0, at) + markdown.slice(at + 1))
    expect(shown(ticked)).toEqual(shown(markdown).map((each, place) => (place === index ? !each : each)))
  })
})

test('items are known by their words', () => {
  expect(checklistOf(texts.nested).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('what is ticked already, or is not there, stays as it is', () => {
  expect(tick('- [x] one', 0, true)).toBe('- [x] one')
  expect(tick('- [x] one', 7, true)).toBe('- [x] one')
})

test('a tick finds its item in a text that has changed meanwhile', () => {
  const mine = '- [ ] milk\n- [ ] bread\n- [ ] milk'
  expect(tickLike(mine, 1, true, '# Shop\n\n- [x] milk\n- [ ] bread')).toBe('# Shop\n\n- [x] milk\n- [x] bread')
  expect(tickLike(mine, 2, true, '- [ ] milk\n- [ ] milk')).toBe('- [ ] milk\n- [x] milk')
  expect(tickLike(mine, 1, true, '- [ ] rolls')).toBeNull()
})

test('a long text is read in time that grows with its length', () => {
  const start = performance.now()
  expect(checklistOf(`${'- [ ] a\n'.repeat(12_000)}${' '.repeat(4000)}`)).toHaveLength(12_000)
  checklistOf('> '.repeat(50_000))
  checklistOf('_a_'.repeat(33_000))
  expect(performance.now() - start).toBeLessThan(10_000)
})
