import { expect, test } from 'vitest'
import { addDays, dateIn, dueGroupOf, shortDate } from './dates.ts'

const instant = new Date('2026-11-21T23:30:00Z')

test('today is the date at the place of the person', () => {
  expect(dateIn('UTC', instant)).toBe('2026-11-21')
  expect(dateIn('Pacific/Kiritimati', instant)).toBe('2026-11-22')
  expect(dateIn('Pacific/Pago_Pago', instant)).toBe('2026-11-21')
})

test('a calendar date is due on that date in every time zone', () => {
  const task = { dueOn: '2026-11-21', dueAt: null }
  expect(dueGroupOf(task, 'Pacific/Pago_Pago', instant)).toBe('today')
  expect(dueGroupOf(task, 'UTC', instant)).toBe('today')
  expect(dueGroupOf(task, 'Pacific/Kiritimati', instant)).toBe('overdue')
  expect(shortDate('2026-11-21', 'en-US', '2025-01-01')).toBe('Nov 21, 2026')
})

test('an instant falls on the date that it has at that place, and is overdue as soon as it is past', () => {
  const task = { dueOn: null, dueAt: '2026-11-22T01:00:00.000Z' }
  expect(dueGroupOf(task, 'UTC', instant)).toBe('upcoming')
  expect(dueGroupOf(task, 'America/New_York', instant)).toBe('today')
  expect(dueGroupOf({ dueOn: null, dueAt: '2026-11-21T23:00:00.000Z' }, 'UTC', instant)).toBe('overdue')
})

test('days are added across the change of clocks, months and years', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
})
