import { activeTasksPath, pageSize } from '../limits/statements.ts'
import { succeed, withConnections } from '../load/drive.ts'
import type { Bench, Caller } from './bench.ts'
import { compareTimes } from './compare-times.ts'
import type { RowResult } from './row-result.ts'

const wantedPage = 1000

/** Row 4: a page deep in a list against the first one, reached by cursors from page to page. */
export async function measureDeepPage(bench: Bench): Promise<RowResult> {
  const { server, timing, callers } = bench
  const { requests } = callers[0] as Caller
  const { page, path } = await walk(bench)
  return compareTimes(server, {
    row: '4',
    work: `GET page ${page.toLocaleString('en')} of that list`,
    limit: 'page 1',
    atMost: 1.2,
    rounds: timing.rounds,
    samples: timing.samples,
    request: requests.get(path),
    base: requests.get(activeTasksPath),
    note:
      page < wantedPage
        ? `the deepest full page of this data set; page 1,000 needs ${wantedPage * pageSize} active tasks of one person`
        : '',
  })
}

/** Follows cursors to the wanted page, or to the last one that is full. */
async function walk({ server, callers }: Bench): Promise<{ page: number; path: string }> {
  const { requests } = callers[0] as Caller
  return withConnections(server, 1, async ([connection]) => {
    if (!connection) throw new Error('No connection was opened')
    let reached = { page: 0, path: activeTasksPath }
    for (let path = activeTasksPath; reached.page < wantedPage; ) {
      const { body } = await succeed(connection, requests.get(path))
      const { items, nextCursor } = JSON.parse(body.toString()) as { items: unknown[]; nextCursor: string | null }
      if (items.length < pageSize) break
      reached = { page: reached.page + 1, path }
      if (nextCursor === null) break
      path = `${activeTasksPath}&cursor=${encodeURIComponent(nextCursor)}`
    }
    if (reached.page === 0) throw new Error(`Nobody has ${pageSize} active tasks: use a larger data set`)
    return reached
  })
}
