import { succeed, withConnections } from '../load/drive.ts'
import type { RunningServer } from '../machine/running-server.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, milliseconds } from './row-result.ts'

interface Comparison {
  readonly row: string
  readonly work: string
  readonly limit: string
  readonly atMost: number
  readonly rounds: number
  readonly samples: number
  /** Requests of the work and of what it is compared with. */
  readonly request: string
  readonly base: string
  readonly note: string
}

/** Compares the times of two requests that take turns on one connection: the median of each round, then of the rounds. */
export async function compareTimes(server: RunningServer, comparison: Comparison): Promise<RowResult> {
  const { rounds, samples, request, base, atMost } = comparison
  const all: { work: number[]; base: number[] } = { work: [], base: [] }
  const ratios: number[] = []
  await withConnections(server, 1, async ([connection]) => {
    if (!connection) return
    const time = async (text: string) => {
      const startedAt = performance.now()
      await succeed(connection, text)
      return performance.now() - startedAt
    }
    for (let round = 0; round <= rounds; round += 1) {
      const [work, other]: [number[], number[]] = [[], []]
      for (let sample = 0; sample < samples; sample += 1) {
        work.push(await time(request))
        other.push(await time(base))
      }
      // The first round warms up.
      if (round === 0) continue
      ratios.push(median(work) / median(other))
      all.work.push(...work)
      all.base.push(...other)
    }
  })
  const ratio = median(ratios)
  const sorted = all.work.sort((a, b) => a - b)
  return {
    ...blank,
    row: comparison.row,
    work: comparison.work,
    limit: comparison.limit,
    measured: milliseconds(median(sorted)),
    limitMeasured: milliseconds(median(all.base)),
    ratio,
    ratios,
    budget: `≤ ${atMost} × its time`,
    met: ratio <= atMost,
    p50: median(sorted),
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? null,
    note: comparison.note,
  }
}
