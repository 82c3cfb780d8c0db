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

test('dates of several words and German dates', () => {
  expect(parse('a in 3 days b')).toMatchObject({ title: 'a b', dueOn: '2026-11-23' })
  expect(parse('a in 2 Wochen')).toMatchObject({ title: 'a', dueOn: '2026-12-04' })
  expect(parse('next week report')).toMatchObject({ title: 'report', dueOn: '2026-11-23' })
  expect(parse('a 24.12.')).toMatchObject({ title: 'a', dueOn: '2026-12-24' })
  expect(parse('a 1.2.')).toMatchObject({ title: 'a', dueOn: '2027-02-01' })
  expect(parse('a 1.2.2026')).toMatchObject({ title: 'a', dueOn: '2026-02-01' })
  expect(parse('a 31.2.')).toMatchObject({ title: 'a 31.2.', dueOn: null })
  expect(parse('live in 3 rooms')).toMatchObject({ title: 'live in 3 rooms', dueOn: null })
})

test('what only looks like a mark stays in the title', () => {
  for (const title of [
    'Wow!',
    'constructor',
    'toString in 3 valueOf',
    'issue #12',
    'mail ada@example.com',
    '!important',
    '2026-02-30',
    '#',
    '@',
  ]) {
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
