/** The parts of a rule whose values have been checked, by name. */
export type Parts = ReadonlyMap<string, string>

/** How much work the search for an occurrence may be. */
interface Bounds {
  /** The time that the rule's lists choose from. */
  readonly period: string
  readonly mostPeriods: number
  /** A rule with more candidates in one period is not searched. */
  readonly mostCandidates: number
  /** Where the search ends, found or not. */
  readonly mostEvaluations: number
}

// A candidate costs up to 40 µs, and one found by the number of its day or week in the year 130 µs: three full periods.
const many = { mostCandidates: 400, mostEvaluations: 1200 }
const few = { mostCandidates: 150, mostEvaluations: 450 }

// 48 years have every combination of date and weekday, also around 2100; 3000 days two leap days wherever they lie.
const boundsByFrequency: ReadonlyMap<string, Bounds> = new Map([
  ['SECONDLY', { period: 'second', mostPeriods: 700, ...many }],
  ['MINUTELY', { period: 'minute', mostPeriods: 700, ...many }],
  ['HOURLY', { period: 'hour', mostPeriods: 700, ...many }],
  ['DAILY', { period: 'day', mostPeriods: 3000, ...many }],
  ['WEEKLY', { period: 'week', mostPeriods: 500, ...many }],
  ['MONTHLY', { period: 'month', mostPeriods: 500, ...many }],
  ['YEARLY', { period: 'year', mostPeriods: 48, ...many }],
])
const boundsByNumber: Bounds = { period: 'year', mostPeriods: 24, ...few }

export const frequencies: readonly string[] = [...boundsByFrequency.keys()]

/** The bounds of a rule; a rule with an unknown FREQ has none. */
export function boundsOf(parts: Parts): Bounds {
  const frequency = parts.get('FREQ') ?? ''
  if (frequency === 'YEARLY' && (parts.has('BYYEARDAY') || parts.has('BYWEEKNO'))) return boundsByNumber
  const bounds = boundsByFrequency.get(frequency)
  if (!bounds) throw new Error(`a recurrence has the FREQ ${JSON.stringify(frequency)}`)
  return bounds
}
