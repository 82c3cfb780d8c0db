import type { Measured } from '../load/drive.ts'
import { driveReads } from '../load/drive.ts'
import type { Bench } from './bench.ts'
import { getRequests, readers } from './get.ts'
import { listRequests } from './list.ts'
import type { RowResult } from './row-result.ts'
import { blank, figuresOf, median, medianOf, perSecond } from './row-result.ts'

export const smallTasks = 10_000
export const largeTasks = 1_000_000

/** Row 7: the same reads on a data set of 10,000 tasks and on one of a million, in turns. */
export async function measureGrowth(small: Bench, large: Bench): Promise<RowResult[]> {
  return [
    await compare(small, large, { row: '7a', work: 'get', atLeast: 0.8, requests: getRequests }),
    await compare(small, large, { row: '7b', work: 'list', atLeast: 0.5, requests: listRequests }),
  ]
}

interface Kind {
  readonly row: string
  readonly work: string
  readonly atLeast: number
  readonly requests: (bench: Bench) => () => string
}

async function compare(small: Bench, large: Bench, { row, work, atLeast, requests }: Kind): Promise<RowResult> {
  const measure = (bench: Bench): Promise<Measured> =>
    driveReads(bench.server, { ...bench.timing, connections: readers, next: requests(bench) })
  const rounds: { small: Measured; large: Measured }[] = []
  for (let round = 0; round < large.timing.rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await measure(small)
      rounds.push({ small: first, large: await measure(large) })
    } else {
      const first = await measure(large)
      rounds.push({ large: first, small: await measure(small) })
    }
  }
  const ratios = rounds.map((each) => each.large.perSecond / each.small.perSecond)
  const ratio = median(ratios)
  const grown = medianOf(rounds.map((each) => each.large))
  const base = medianOf(rounds.map((each) => each.small))
  return {
    ...blank,
    row,
    work: `${work} at 1 M tasks, ${readers} clients`,
    limit: `the same at ${smallTasks.toLocaleString('en')}`,
    measured: perSecond(grown.perSecond),
    limitMeasured: perSecond(base.perSecond),
    ratio,
    ratios,
    budget: `≥ ${atLeast} × its rate`,
    met: ratio >= atLeast,
    ...figuresOf(grown),
    limitPostgresCpu: base.postgresCpu,
  }
}
