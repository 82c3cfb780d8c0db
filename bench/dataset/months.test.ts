import { expect, test } from 'vitest'
import { monthOfId } from '../../apps/server/src/platform/database/month.ts'
import { spreadOverMonths } from './months.ts'
import { ordinaryKind, taskId } from './task-ids.ts'

const now = new Date('2026-11-21T09:00:00Z')

test.each([100, 10_000, 1_000_000])('%i tasks fill two years, none in the future, two of three completed', (total) => {
  const months = spreadOverMonths(total, now)

  expect(months).toHaveLength(25)
  expect(months.reduce((all, { count }) => all + count, 0)).toBe(total)
  const last = months.at(-1)
  expect((last?.firstMs ?? 0) + (last?.count ?? 0) * (last?.step ?? 0)).toBeLessThanOrEqual(now.getTime())
  const completed = months.reduce((all, { count, completedShare }) => all + count * completedShare, 0)
  expect(completed / total).toBeCloseTo(0.65, 2)
})

test('the first and the last id of a month lie in its partition', () => {
  for (const { key, firstMs, step, count } of spreadOverMonths(10_000, now)) {
    expect(monthOfId(taskId(firstMs, ordinaryKind, 0))?.key).toBe(key)
    expect(monthOfId(taskId(firstMs + (count - 1) * step, ordinaryKind, count - 1))?.key).toBe(key)
  }
})
