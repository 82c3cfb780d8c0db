import { expect, test } from 'vitest'
import type { Dates } from './next-occurrence.ts'
import { nextOccurrence } from './next-occurrence.ts'

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
