import type { Limit } from '../limits/limit.ts'
import type { Rate } from '../limits/pgbench.ts'
import type { Measured } from '../load/drive.ts'
import type { RowResult } from './row-result.ts'
import { figuresOf, median, medianOf, perSecond } from './row-result.ts'

interface Comparison {
  readonly row: string
  readonly work: string
  readonly statement: string
  readonly atLeast: number
  readonly limit: Limit
  readonly measure: () => Promise<Measured>
  readonly rounds: number
  readonly note: string
}

/** Measures work and its limit in turns; every other round begins with the other one. */
export async function compareWithLimit(comparison: Comparison): Promise<RowResult> {
  const { limit, measure, rounds, atLeast } = comparison
  const done: { limit: Rate; work: Measured }[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const rate = await limit.measure()
      done.push({ limit: rate, work: await measure() })
    } else {
      const work = await measure()
      done.push({ limit: await limit.measure(), work })
    }
  }
  const ratios = done.map((each) => each.work.perSecond / each.limit.perSecond)
  const work = medianOf(done.map((each) => each.work))
  const ratio = median(ratios)
  return {
    row: comparison.row,
    work: comparison.work,
    limit: `${limit.tool}, ${comparison.statement}`,
    measured: perSecond(work.perSecond),
    limitMeasured: `${perSecond(median(done.map((each) => each.limit.perSecond)))}, ${limit.clients} connections`,
    ratio,
    ratios,
    budget: `≥ ${atLeast} × its rate`,
    met: ratio >= atLeast,
    ...figuresOf(work),
    limitPostgresCpu: median(done.map((each) => each.limit.postgresCpu)),
    note: comparison.note,
  }
}
