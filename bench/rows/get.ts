import type { MonthOfTasks } from '../dataset/months.ts'
import { ordinaryKind, taskId } from '../dataset/task-ids.ts'
import { openLimit } from '../limits/limit.ts'
import { getStatement } from '../limits/statements.ts'
import { driveReads } from '../load/drive.ts'
import type { Bench, Caller } from './bench.ts'
import { compareWithLimit } from './compare-rates.ts'
import type { RowResult } from './row-result.ts'

export const readers = 64

/** Requests for tasks drawn evenly from all of the data set. */
export function getRequests({ dataset, callers }: Bench): () => string {
  const { requests } = callers[0] as Caller
  const { months, tasks } = dataset
  return () => requests.get(`/v1/tasks/${drawnId(months, Math.floor(Math.random() * tasks))}`)
}

function drawnId(months: readonly MonthOfTasks[], place: number): string {
  const month = months.findLast(({ before }) => before <= place) as MonthOfTasks
  const number = place - month.before
  return taskId(month.firstMs + number * month.step, ordinaryKind, number)
}

/** Row 2: reading single tasks, of which nothing is cached. */
export async function measureGet(bench: Bench): Promise<RowResult> {
  const { server, timing, dataset, callers } = bench
  const { userId } = callers[0] as Caller
  const months = dataset.months.filter(({ count }) => count > 0)
  const statements = await Promise.all(months.map((month) => getStatement(userId, month)))
  const limit = await openLimit(server, statements, timing)
  return compareWithLimit({
    row: '2',
    work: `GET one task, not cached, ${readers} clients`,
    statement: 'the same point read',
    atLeast: 0.45,
    limit,
    measure: () => driveReads(server, { ...timing, connections: readers, next: getRequests(bench) }),
    rounds: timing.rounds,
    note: `drawn from all ${months.length} months`,
  })
}
