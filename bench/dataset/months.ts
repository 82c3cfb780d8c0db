import { monthOf } from '../../apps/server/src/platform/database/month.ts'

/** The tasks of one month: the i-th was created at `firstMs + i * step`. */
export interface MonthOfTasks {
  readonly key: string
  readonly firstMs: number
  readonly step: number
  readonly count: number
  /** How many tasks the months before it have. */
  readonly before: number
  readonly completedShare: number
}

const monthsBack = 24
const completedOverall = 0.65
const mostCompleted = 0.98

/** Spreads tasks over two years: four times as many a day at the end as at the beginning, the older the more done. */
export function spreadOverMonths(total: number, now: Date): MonthOfTasks[] {
  const spans = Array.from({ length: monthsBack + 1 }, (_, index) => spanOf(now, index - monthsBack))
  const weights = spans.map(({ from, to }, index) => (1 + (3 * index) / monthsBack) * (to - from))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let cumulated = 0
  let before = 0
  const months = spans.map(({ key, from, to }, index) => {
    cumulated += weights[index] as number
    const count = Math.round((total * cumulated) / sum) - before
    const month = { key, firstMs: from, step: Math.max(1, Math.floor((to - from) / Math.max(1, count))), count, before }
    before += count
    return { ...month, age: 1 - index / monthsBack }
  })
  const share = completedShares(months)
  return months.map(({ age, ...month }) => ({ ...month, completedShare: share(age) }))
}

function spanOf(now: Date, offset: number): { key: string; from: number; to: number } {
  const start = (months: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)
  const to = offset === 0 ? Math.max(now.getTime(), start(0) + 1) : start(offset + 1)
  return { key: monthOf(now, offset).key, from: start(offset), to }
}

/** The share of completed tasks by age (0 new, 1 oldest), such that 65 % of all are completed. */
function completedShares(months: readonly { age: number; count: number }[]): (age: number) => number {
  const total = months.reduce((all, { count }) => all + count, 0)
  const shape = (age: number, factor: number) => Math.min(mostCompleted, factor * (0.3 + 0.7 * Math.sqrt(age)))
  let [low, high] = [0, 10]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    const completed = months.reduce((all, { age, count }) => all + count * shape(age, middle), 0)
    if (completed > total * completedOverall) high = middle
    else low = middle
  }
  return (age) => shape(age, low)
}
