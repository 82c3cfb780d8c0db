import { expect, test } from 'vitest'
import { atWallClock, dateAt, knownTimeZone, wallClock } from './wall-clock.ts'

test.each([
  ['2026-07-01T10:00:00.123Z', 'Europe/Berlin', '2026-07-01T12:00:00.123Z'],
  ['2026-12-31T23:30:00.000Z', 'Asia/Kathmandu', '2027-01-01T05:15:00.000Z'],
  ['2026-01-01T03:00:00.000Z', 'America/New_York', '2025-12-31T22:00:00.000Z'],
  ['1000-01-02T00:00:00.000Z', 'UTC', '1000-01-02T00:00:00.000Z'],
])('%s in %s reads %s, and back', (instant, zone, shown) => {
  const wall = wallClock(new Date(instant), zone)
  expect(new Date(wall).toISOString()).toBe(shown)
  expect(atWallClock(wall, zone).toISOString()).toBe(instant)
})

test('a time that comes twice is the first, and one that never comes is later', () => {
  expect(atWallClock(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(atWallClock(Date.UTC(2026, 2, 29, 2, 30), 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z')
})

test('a zone that is not known is UTC', () => {
  expect([knownTimeZone('Europe/Berlin'), knownTimeZone('Nowhere/City')]).toEqual(['Europe/Berlin', 'UTC'])
})

test('a date is that of the calendar of the place', () => {
  const noon = new Date('2026-11-21T12:00:00Z')
  expect(dateAt(noon, 'Pacific/Kiritimati')).toBe('2026-11-22')
  expect(dateAt(new Date('2026-11-21T03:00:00Z'), 'Pacific/Pago_Pago')).toBe('2026-11-20')
  expect(dateAt(noon, 'Nowhere/Atlantis')).toBe('2026-11-21')
})
