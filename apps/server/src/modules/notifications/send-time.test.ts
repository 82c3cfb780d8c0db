import { expect, test } from 'vitest'
import type { MailTimes } from './send-time.ts'
import { afterQuietHours, sendTime } from './send-time.ts'

const berlin = 'Europe/Berlin'
const times = (more: Partial<MailTimes>): MailTimes => ({
  timeZone: berlin,
  quietHours: null,
  digestHour: null,
  ...more,
})
const overNight = times({ quietHours: { from: '22:00', to: '07:00' } })
const over = (quiet: MailTimes, at: string) => afterQuietHours(quiet, new Date(at)).toISOString()

test('without quiet hours and digest a mail goes at once', () => {
  const now = new Date('2026-11-21T23:00:00Z')
  expect(sendTime(times({}), now)).toEqual({ state: 'queued', sendAt: now })
})

test('quiet hours over midnight hold before and after it, by the person’s clock', () => {
  expect(over(overNight, '2026-11-21T20:59:59Z')).toBe('2026-11-21T20:59:59.000Z')
  expect(over(overNight, '2026-11-21T21:00:00Z')).toBe('2026-11-22T06:00:00.000Z')
  expect(over(overNight, '2026-11-22T02:00:00Z')).toBe('2026-11-22T06:00:00.000Z')
  expect(over(overNight, '2026-11-22T06:00:00Z')).toBe('2026-11-22T06:00:00.000Z')
})

test('quiet hours within a day hold between, and from a time to the same time never', () => {
  const noon = times({ quietHours: { from: '12:00', to: '13:30' } })
  expect(over(noon, '2026-11-21T11:15:00Z')).toBe('2026-11-21T12:30:00.000Z')
  expect(over(noon, '2026-11-21T12:30:00Z')).toBe('2026-11-21T12:30:00.000Z')
  const never = times({ quietHours: { from: '12:00', to: '12:00' } })
  expect(over(never, '2026-11-21T11:00:00Z')).toBe('2026-11-21T11:00:00.000Z')
})

test('a night in which the clock is changed ends when the clock says so', () => {
  expect(over(overNight, '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
  expect(over(overNight, '2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z')
})

test('quiet hours that end in the hour that is left out end when that hour would have ended', () => {
  const early = times({ quietHours: { from: '22:00', to: '02:30' } })
  expect(over(early, '2026-03-28T23:00:00Z')).toBe('2026-03-29T01:30:00.000Z')
})

test('quiet hours that begin in the hour that comes twice never end before they began', () => {
  const twice = times({ quietHours: { from: '02:00', to: '02:30' } })
  for (const at of ['2026-10-25T00:10:00Z', '2026-10-25T01:10:00Z']) {
    expect(afterQuietHours(twice, new Date(at)).getTime()).toBeGreaterThanOrEqual(Date.parse(at))
  }
})

test('a digest goes at its hour, today or tomorrow, and waits for the end of the quiet hours', () => {
  const digest = times({ digestHour: 8 })
  const sendAt = (wanted: MailTimes, at: string) => sendTime(wanted, new Date(at)).sendAt.toISOString()
  expect(sendTime(digest, new Date('2026-11-21T05:00:00Z')).state).toBe('collecting')
  expect(sendAt(digest, '2026-11-21T05:00:00Z')).toBe('2026-11-21T07:00:00.000Z')
  expect(sendAt(digest, '2026-11-21T07:00:00Z')).toBe('2026-11-22T07:00:00.000Z')
  expect(sendAt(digest, '2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z')
  expect(sendAt({ ...overNight, digestHour: 6 }, '2026-11-21T12:00:00Z')).toBe('2026-11-22T06:00:00.000Z')
})

test('in a zone that is not known any more the clock of UTC holds', () => {
  const lost = { ...overNight, timeZone: 'Nowhere/Atlantis' }
  expect(over(lost, '2026-11-21T23:00:00Z')).toBe('2026-11-22T07:00:00.000Z')
  expect(sendTime({ ...lost, digestHour: 9 }, new Date('2026-11-21T08:00:00Z')).sendAt.toISOString()).toBe(
    '2026-11-21T09:00:00.000Z',
  )
})
