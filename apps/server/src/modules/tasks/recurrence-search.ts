import { RRuleTemporal } from 'rrule-temporal'
import { boundsOf } from './recurrence-bounds.ts'
import { candidatesProblem } from './recurrence-candidates.ts'

interface From {
  readonly after: number
  readonly inclusive: boolean
}

/**
 * The first occurrence of an endless rule that starts at `start`, in milliseconds by the clock; null when none is found
 * within bounded work. The clock is taken as never put forward or back: in a zone where it is, hours that are counted
 * by the hundred thousand took half a minute.
 */
export function searchOccurrence(rruleString: string, start: number, { after, inclusive }: From): number | null {
  const parts = new Map(rruleString.split(';').map((part) => part.split('=', 2) as [string, string]))
  if (candidatesProblem(parts) !== null) return null
  const { mostPeriods, mostEvaluations } = boundsOf(parts)
  const limits = { maxIterations: mostPeriods, maxCandidateEvaluations: mostEvaluations, cache: false }
  const dtstart = { timeZoneId: 'UTC', toString: () => `${new Date(start).toISOString()}[UTC]` }
  try {
    const found = new RRuleTemporal({ rruleString, dtstart, ...limits }).next(new Date(after), inclusive)
    return found?.epochMilliseconds ?? null
  } catch (err) {
    if (err instanceof Error && /^(Maximum |Out-of-bounds)/.test(err.message)) return null
    throw err
  }
}
