import { expect, test } from 'vitest'
import { instantAfter } from './duration.ts'

const now = new Date('2026-11-21T08:00:00Z')

test('durations are hours, days and weeks', () => {
  expect(instantAfter('12h', now)).toBe('2026-11-21T20:00:00.000Z')
  expect(instantAfter('30d', now)).toBe('2026-12-21T08:00:00.000Z')
  expect(instantAfter('2w', now)).toBe('2026-12-05T08:00:00.000Z')
  expect(instantAfter('never', now)).toBeNull()
})

test('everything else is refused', () => {
  for (const text of ['', '30', '0d', '-1d', '1.5d', '3651d', '99999w', 'd', '1y', '2026-12-01']) {
    expect(() => instantAfter(text, now), text).toThrow('--expires takes')
  }
})
