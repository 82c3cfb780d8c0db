import { openLimit } from '../limits/limit.ts'
import { activeTasksPath, listStatement, pageSize } from '../limits/statements.ts'
import { driveReads } from '../load/drive.ts'
import type { Bench } from './bench.ts'
import { drawFrom } from './bench.ts'
import { compareWithLimit } from './compare-rates.ts'
import { readers } from './get.ts'
import type { RowResult } from './row-result.ts'

/** Requests for the first page of active tasks, of one caller after another. */
export function listRequests({ callers }: Bench): () => string {
  const next = drawFrom(callers)
  return () => next().requests.get(activeTasksPath)
}

/** Row 3: the first page of a person's active tasks. */
export async function measureList(bench: Bench): Promise<RowResult> {
  const { server, timing, callers } = bench
  const statements = await Promise.all(callers.map(({ userId }) => listStatement(server.db, userId)))
  const limit = await openLimit(server, statements, timing)
  return compareWithLimit({
    row: '3',
    work: `GET first page of ${pageSize}, my active tasks, ${readers} clients`,
    statement: 'the same SQL returning rows',
    atLeast: 0.55,
    limit,
    measure: () => driveReads(server, { ...timing, connections: readers, next: listRequests(bench) }),
    rounds: timing.rounds,
    note: `${callers.length} people, drawn evenly`,
  })
}
