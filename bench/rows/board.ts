import { boardCards } from '../dataset/build-dataset.ts'
import { activeTasksPath } from '../limits/statements.ts'
import { succeed, withConnections } from '../load/drive.ts'
import type { Bench, Caller } from './bench.ts'
import { compareTimes } from './compare-times.ts'
import type { RowResult } from './row-result.ts'

/** Row 5: opening the board with 10,000 cards against the first page of a list. */
export async function measureBoard(bench: Bench): Promise<RowResult> {
  const { server, timing, callers, dataset } = bench
  const { requests } = callers[0] as Caller
  const request = requests.get(`/v1/projects/${dataset.boardProjectId}/board`)
  const windows = await sizesOf(bench, request)
  const cards = windows.reduce((all, { count }) => all + count, 0)
  if (cards < boardCards) throw new Error(`The board tells of ${cards} cards instead of ${boardCards}`)
  return compareTimes(server, {
    row: '5',
    work: `board with ${boardCards.toLocaleString('en')} cards, first windows`,
    limit: 'first page of 50',
    atMost: 3,
    rounds: timing.rounds,
    samples: timing.samples,
    request,
    base: requests.get(activeTasksPath),
    note: `columns of ${windows.map(({ count }) => count.toLocaleString('en')).join(', ')} cards, windows of ${windows[0]?.shown}`,
  })
}

async function sizesOf({ server }: Bench, request: string): Promise<{ count: number; shown: number }[]> {
  return withConnections(server, 1, async ([connection]) => {
    if (!connection) throw new Error('No connection was opened')
    const { body } = await succeed(connection, request)
    const { columns } = JSON.parse(body.toString()) as { columns: { count: number; items: unknown[] }[] }
    return columns.map(({ count, items }) => ({ count, shown: items.length }))
  })
}
