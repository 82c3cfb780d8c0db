import { expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'

const friday = '2026-11-20'
const parse = (line: string) => parseQuickAdd(line, friday)

test('reads date, priority, person and labels wherever they stand, and keeps the rest as title', () => {
  expect(parse('Call tomorrow the printer !high @ada #print #Q4')).toEqual({
    title: 'Call the printer',
    dueOn: '2026-11-21',
    priority: 3,
    person: 'ada',
    labels: ['print', 'Q4'],
  })
})

test('a day of the week is the next one of that name', () => {
  expect(parse('a saturday').dueOn).toBe('2026-11-21')
  expect(parse('a friday').dueOn).toBe('2026-11-27')
  expect(parse('a donnerstag').dueOn).toBe('2026-11-26')
})

test('what only looks like a mark stays in the title', () => {
  for (const title of ['Wow!', 'issue #12', 'mail ada@example.com', '!important', '2026-02-30', '#', '@']) {
    expect(parse(title)).toMatchObject({ title, dueOn: null, priority: 0, person: null, labels: [] })
  }
})

test('a backslash keeps a word', () => {
  expect(parse('Plan \\tomorrow')).toMatchObject({ title: 'Plan tomorrow', dueOn: null })
  expect(parse('Write \\#hello')).toMatchObject({ title: 'Write #hello', labels: [] })
})

test('titles in other scripts and emoji pass unharmed', () => {
  expect(parse('اتصل بالمطبعة 🖨️ heute').title).toBe('اتصل بالمطبعة 🖨️')
})
