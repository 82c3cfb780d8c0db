import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './dates.ts'
import { timeIn } from './formats.ts'
import { clockAt, dateAt, instantAt, moveToDate } from './time-zones.ts'

const zones = [
  ...['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham', 'Africa/Casablanca'],
] as const

const zone = fc.constantFrom(...zones)
const minute = 60_000
const instants = { min: Date.parse('2000-01-01T00:00Z') / minute, max: Date.parse('2060-01-01T00:00Z') / minute }
const instant = fc.integer(instants).map((minutes) => minutes * minute)
const step = fc.integer({ min: -800, max: 800 })
const wallAt = (at: number, timeZone: string) =>
  `${dateAt(at, timeZone)} ${clockAt(new Date(at).toISOString(), timeZone)}`

test('a date and a time of day are the first instant at which calendar and clock show them', () => {
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const wall = wallAt(at, timeZone)
      const [date = '', time = ''] = wall.split(' ')
      const found = Date.parse(instantAt(date, time, timeZone))
      expect(wallAt(found, timeZone)).toBe(wall)
      expect(at - found).toBeOneOf([0, 30 * minute, 60 * minute])
      for (const earlier of [30, 60, 120]) expect(wallAt(found - earlier * minute, timeZone)).not.toBe(wall)
    }),
    { numRuns: 2000 },
  )
})

test('on another day it is the same time of day, whatever clocks do between', () => {
  fc.assert(
    fc.property(instant, zone, step, (at, timeZone, days) => {
      const text = new Date(at).toISOString()
      const date = addDays(dateAt(at, timeZone), days)
      const moved = moveToDate(text, date, timeZone)
      const skipped = clockAt(moved, timeZone) !== clockAt(text, timeZone)
      expect(dateAt(Date.parse(moved), timeZone)).toBe(date)
      if (skipped) expect(moved).toBe(instantAt(date, clockAt(text, timeZone), timeZone))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'skipped: moves on by an hour'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice: the first'],
  ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', 'once again'],
  ['2026-03-08', '02:30', 'America/Los_Angeles', '2026-03-08T10:30:00.000Z', 'skipped'],
  ['2026-11-01', '01:30', 'America/Los_Angeles', '2026-11-01T08:30:00.000Z', 'twice'],
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'skipped: by half an hour'],
  ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'twice: half an hour apart'],
  ['2026-11-21', '12:00', 'Asia/Kathmandu', '2026-11-21T06:15:00.000Z', 'a quarter of an hour'],
  ['2026-11-21', '00:00', 'Pacific/Kiritimati', '2026-11-20T10:00:00.000Z', 'far east'],
  ['2026-11-21', '23:59', 'Pacific/Pago_Pago', '2026-11-22T10:59:00.000Z', 'far west'],
  ['2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T20:00:00.000Z', 'a day that never was'],
])('%s %s in %s is %s (%s)', (date, time, timeZone, expected) => {
  expect(instantAt(date, time, timeZone)).toBe(expected)
})

test('moving keeps seconds and milliseconds', () => {
  expect(moveToDate('2026-03-28T22:59:59.999Z', '2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z')
})

test('a time is written as people of that language do; an unknown time zone stops nobody', () => {
  expect(timeIn('2026-11-21T14:05:00Z', 'Europe/Berlin', 'de-DE')).toBe('15:05')
  expect(timeIn('2026-11-21T14:05:00Z', 'America/New_York', 'en-US').replace(/\s/u, ' ')).toBe('9:05 AM')
  expect(dateAt(Date.parse('2026-11-21T12:00:00Z'), 'Mars/Olympus_Mons')).toMatch(/^2026-11-2\d$/)
})
