import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dates } from './next-occurrence.ts'
import { nextOccurrence } from './next-occurrence.ts'
import { recurrenceProblem } from './recurrence.ts'

const none: Dates = { startOn: null, startAt: null, dueOn: null, dueAt: null }
const completedAt = new Date('2026-11-21T23:30:00Z')
const after = (recurrence: string, dates: Partial<Dates>, timeZone = 'Europe/Berlin') =>
  nextOccurrence({ dates: { ...none, ...dates }, recurrence, completedAt, timeZone })
const dueOn = (recurrence: string, date: string) => after(recurrence, { dueOn: date })?.dueOn ?? null
const dueAt = (recurrence: string, at: string, zone?: string) =>
  after(recurrence, { dueAt: new Date(at) }, zone)?.dueAt?.toISOString() ?? null

test.each([
  ['FREQ=DAILY', '2026-11-21', '2026-11-22'],
  ['FREQ=WEEKLY', '2026-12-28', '2027-01-04'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-23', '2026-11-26'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-11-26', '2026-12-07'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27', '2026-12-25'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2', '2026-11-09', '2026-12-14'],
  ['FREQ=MONTHLY', '2026-01-31', '2026-03-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', '2026-02-28'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29', '2032-02-29'],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29', '2032-02-29'],
  ['FREQ=HOURLY', '2026-11-21', '2026-11-22'],
  ['FREQ=DAILY;BYHOUR=9', '2026-11-21', '2026-11-22'],
])('of %s after %s is %s', (rule, from, to) => {
  expect(dueOn(rule, from)).toBe(to)
})

test('keeps the time of day when the clock changes', () => {
  expect(dueAt('FREQ=DAILY', '2026-10-24T07:00:00.500Z')).toBe('2026-10-25T08:00:00.500Z')
  expect(dueAt('FREQ=DAILY', '2026-10-24T07:00:00.500Z', 'UTC')).toBe('2026-10-25T07:00:00.500Z')
  expect(dueAt('FREQ=WEEKLY;BYDAY=MO,TH', '2026-03-26T08:00:00Z')).toBe('2026-03-30T07:00:00.000Z')
  // 02:30 does not come on that day, the day does all the same.
  expect(dueAt('FREQ=DAILY', '2026-03-28T01:30:00Z')).toBe('2026-03-29T01:30:00.000Z')
  expect(dueAt('FREQ=HOURLY;INTERVAL=6', '2026-10-24T22:00:00Z')).toBe('2026-10-25T05:00:00.000Z')
  // 02:50 comes twice, and the first time is over.
  expect(dueAt('FREQ=MINUTELY;INTERVAL=5', '2026-10-25T01:45:00Z')).toBe('2026-10-25T01:50:00.000Z')
  expect(dueAt('FREQ=DAILY', '2026-10-24T07:00:00Z', 'Nowhere/City')).toBe('2026-10-25T07:00:00.000Z')
})

test('start and due move together, by the clock', () => {
  const instants = { startAt: new Date('2026-10-24T06:00:00Z'), dueAt: new Date('2026-10-24T20:00:00Z') }
  expect(after('FREQ=DAILY', instants)).toMatchObject({
    startAt: new Date('2026-10-25T07:00:00Z'),
    dueAt: new Date('2026-10-25T21:00:00Z'),
  })
  expect(after('FREQ=MONTHLY', { startOn: '2026-11-01', dueOn: '2026-11-15' })).toMatchObject({
    startOn: '2026-12-01',
    dueOn: '2026-12-15',
  })
  const mixed = { startOn: '2026-11-20', dueAt: new Date('2026-11-21T22:30:00Z') }
  expect(after('FREQ=WEEKLY', mixed)).toMatchObject({ startOn: '2026-11-27', dueAt: new Date('2026-11-28T22:30:00Z') })
  expect(after('FREQ=WEEKLY', { startOn: '2026-11-20' })).toMatchObject({ startOn: '2026-11-27', dueOn: null })
})

test('a task without dates counts from the day on which it was completed', () => {
  expect(after('FREQ=WEEKLY', {})).toMatchObject({ dueOn: '2026-11-29', startOn: null })
  expect(after('FREQ=WEEKLY', {}, 'UTC')).toMatchObject({ dueOn: '2026-11-28' })
})

test('ends with its COUNT or its UNTIL', () => {
  expect(after('FREQ=DAILY;COUNT=3;INTERVAL=2', { dueOn: '2026-11-21' })?.recurrence).toBe(
    'FREQ=DAILY;COUNT=2;INTERVAL=2',
  )
  expect(after('FREQ=DAILY;COUNT=1', { dueOn: '2026-11-21' })).toBeNull()
  expect(dueOn('FREQ=DAILY;UNTIL=20261122', '2026-11-21')).toBe('2026-11-22')
  expect(dueOn('FREQ=DAILY;UNTIL=20261121', '2026-11-21')).toBeNull()
  expect(dueOn('FREQ=DAILY;UNTIL=20261121T233000Z', '2026-11-21')).toBe('2026-11-22')
  expect(dueAt('FREQ=DAILY;UNTIL=20261122', '2026-11-21T22:30:00Z')).toBe('2026-11-22T22:30:00.000Z')
  expect(dueAt('FREQ=DAILY;UNTIL=20261122', '2026-11-21T23:30:00Z')).toBeNull()
  expect(dueAt('FREQ=DAILY;UNTIL=20261122T080000Z', '2026-11-21T08:00:00Z')).toBe('2026-11-22T08:00:00.000Z')
  expect(dueAt('FREQ=DAILY;UNTIL=20261122T075959Z', '2026-11-21T08:00:00Z')).toBeNull()
})

const numbers = (to: number) => Array.from({ length: to }, (_, n) => n).join(',')
test.each([
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=SECONDLY;INTERVAL=999999;BYMONTH=2;BYMONTHDAY=29;BYHOUR=3;BYMINUTE=3;BYSECOND=3',
  'FREQ=YEARLY;INTERVAL=999999',
  'FREQ=HOURLY;INTERVAL=999989;BYDAY=WE,TH;BYMONTHDAY=7;BYMONTH=11;BYSETPOS=3,-2',
  'FREQ=YEARLY;INTERVAL=990',
  `FREQ=YEARLY;BYHOUR=${numbers(24)};BYMINUTE=${numbers(60)};BYSECOND=${numbers(60)};BYSETPOS=-366`,
])('is given up within two seconds when it never comes or comes too often: %s', (rule) => {
  expect(recurrenceProblem(rule)).toBeNull()
  const began = performance.now()
  for (const dates of [{ dueOn: '2028-02-29' }, { dueAt: new Date('2028-02-29T07:00:00Z') }]) after(rule, dates)
  expect(performance.now() - began).toBeLessThan(4000)
})

test('of any rule that a task may have, is later or none', () => {
  const list = (low: number, high: number) =>
    fc.array(fc.integer({ min: low, max: high }).filter(Boolean), { minLength: 1, maxLength: 3 }).map(String)
  const rules = fc
    .record(
      {
        FREQ: fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        INTERVAL: fc.integer({ min: 1, max: 999_999 }).map(String),
        BYDAY: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }).map(String),
        BYMONTHDAY: list(-31, 31),
        BYMONTH: list(1, 12),
        BYHOUR: list(1, 23),
        BYSETPOS: list(-3, 3),
      },
      { requiredKeys: ['FREQ'] },
    )
    .map((parts) =>
      Object.entries(parts)
        .map(([name, value]) => `${name}=${value}`)
        .join(';'),
    )
    .filter((rule) => recurrenceProblem(rule) === null)
  fc.assert(
    fc.property(rules, (rule) => {
      const date = dueOn(rule, '2026-11-21')
      expect(date === null || date > '2026-11-21').toBe(true)
      const instant = dueAt(rule, '2026-11-21T08:00:00Z')
      expect(instant === null || instant > '2026-11-21T08:00:00Z').toBe(true)
    }),
    { numRuns: 25, interruptAfterTimeLimit: 10_000 },
  )
}, 30_000)
