import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf, weekStartNumber } from './dates.ts'
import { addMonths, monthGrid, startOfWeek } from './weeks.ts'

const date = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days))
const weekStart = fc.constantFrom('monday', 'sunday', 'saturday')

test('a week begins with the day that the person chose, at most six days before', () => {
  fc.assert(
    fc.property(date, weekStart, (day, first) => {
      const start = startOfWeek(day, first)
      expect(weekdayOf(start)).toBe(weekStartNumber[first])
      expect(daysBetween(start, day)).toBeGreaterThanOrEqual(0)
      expect(daysBetween(start, day)).toBeLessThan(7)
    }),
  )
})

test('the grid of a month is every day of it in whole weeks, none twice', () => {
  fc.assert(
    fc.property(date, weekStart, (day, first) => {
      const weeks = monthGrid(day, first)
      const days = weeks.flat()
      const [start = ''] = days
      expect(days).toEqual(days.map((_, index) => addDays(start, index)))
      expect(weekdayOf(start)).toBe(weekStartNumber[first])
      const ofMonth = days.filter((each) => each.startsWith(day.slice(0, 7)))
      expect(ofMonth[0]?.slice(8)).toBe('01')
      expect(addDays(ofMonth.at(-1) ?? '', 1).slice(8)).toBe('01')
      for (const week of weeks) expect(week.some((each) => ofMonth.includes(each))).toBe(true)
    }),
  )
})

test('months have between four and six weeks', () => {
  expect(monthGrid('2027-02-10', 'monday')).toHaveLength(4)
  expect(monthGrid('2026-11-21', 'monday')).toHaveLength(6)
  expect(monthGrid('2026-11-21', 'sunday')).toHaveLength(5)
})

test('a month later it is the same day, or the last one', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2028-03-31', -1)).toBe('2028-02-29')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
})
