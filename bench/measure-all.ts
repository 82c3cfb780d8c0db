import { stderr } from 'node:process'
import type { Dataset } from './dataset/open-dataset.ts'
import { hasDataset, openDataset } from './dataset/open-dataset.ts'
import type { Options } from './options.ts'
import { describeMachine } from './report/machine.ts'
import { makeProfilesFolder, summarizeProfile } from './report/profile.ts'
import type { Report } from './report/report.ts'
import { measureAuth } from './rows/auth.ts'
import { measureBatch } from './rows/batch.ts'
import type { Bench } from './rows/bench.ts'
import { openBench } from './rows/bench.ts'
import { measureBoard } from './rows/board.ts'
import { measureCreate } from './rows/create.ts'
import { measureDeepPage } from './rows/deep-page.ts'
import { measureEventDelay } from './rows/event-delay.ts'
import { measureGet } from './rows/get.ts'
import { largeTasks, measureGrowth, smallTasks } from './rows/growth.ts'
import { measureIdle } from './rows/idle.ts'
import { measureList } from './rows/list.ts'
import { measureRelayDrain } from './rows/relay-drain.ts'
import type { RowResult } from './rows/row-result.ts'
import { measureStart } from './rows/start.ts'
import type { StatementCount } from './rows/statements-per-request.ts'
import { countStatements } from './rows/statements-per-request.ts'
import { measureWorkerMemory } from './rows/worker-memory.ts'

type Measure = (bench: Bench) => Promise<RowResult | RowResult[]>

// Reads first, so that they see the data set as it was made.
const onOneServer: readonly (readonly [row: number, measure: Measure])[] = [
  [2, measureGet],
  [3, measureList],
  [4, measureDeepPage],
  [5, measureBoard],
  [10, measureAuth],
  [6, measureBatch],
  [1, measureCreate],
]

/** Measures the rows that were asked for. A row that fails does not keep the others from being measured. */
export async function measureAll(options: Options): Promise<Report> {
  const run = new Run(options)
  const dataset = await openDataset(options.tasks)
  let statements: StatementCount[] = []
  let version: string | undefined
  if (onOneServer.some(([row]) => options.rows.has(row))) {
    const profiles = options.profile ? await makeProfilesFolder() : undefined
    const bench = await openBench(dataset, options, profiles)
    try {
      for (const [row, measure] of onOneServer) await run.row(row, async () => [await measure(bench)].flat())
      if (!profiles) statements = await countStatements(bench)
      const [server] = await bench.server.db.query<{ version: string }>({
        text: `select current_setting('server_version') as version`,
      })
      version = server?.version
    } finally {
      await bench.close()
    }
    if (profiles) stderr.write(`${await summarizeProfile(profiles)}\n`)
  }
  await run.row(7, () => growth(options))
  await run.row(14, () => measureEventDelay(dataset, options))
  await run.row(15, async () => [
    ...(await measureRelayDrain(dataset, options.rounds)),
    await measureWorkerMemory(dataset),
  ])
  await run.row(16, async () => [await measureIdle(dataset)])
  await run.row(19, () => measureStart(options.rounds))
  return {
    note: await describeMachine(version),
    data: describeData(dataset),
    rounds: `${options.rounds} rounds of ${options.seconds} s; medians, and the lowest and highest ratio of a round.`,
    results: run.results.sort((a, b) => Number.parseInt(a.row, 10) - Number.parseInt(b.row, 10)),
    failures: run.failures,
    statements,
  }
}

class Run {
  readonly results: RowResult[] = []
  readonly failures: { row: string; reason: string }[] = []
  readonly #rows: ReadonlySet<number>

  constructor({ rows }: Pick<Options, 'rows'>) {
    this.#rows = rows
  }

  async row(row: number, measure: () => Promise<readonly RowResult[]>): Promise<void> {
    if (!this.#rows.has(row)) return
    stderr.write(`row ${row} …\n`)
    try {
      this.results.push(...(await measure()))
    } catch (err) {
      const reason = err instanceof Error ? err.message : String(err)
      stderr.write(`row ${row} failed: ${reason}\n`)
      this.failures.push({ row: String(row), reason })
    }
  }
}

async function growth(options: Options): Promise<RowResult[]> {
  if (!options.growth && !((await hasDataset(largeTasks)) && (await hasDataset(smallTasks)))) {
    stderr.write('Row 7 needs the data sets of 10,000 and of a million tasks: give --growth to make them.\n')
    return []
  }
  const small = await openBench(await openDataset(smallTasks), options)
  try {
    const large = await openBench(await openDataset(largeTasks), options)
    try {
      return await measureGrowth(small, large)
    } finally {
      await large.close()
    }
  } finally {
    await small.close()
  }
}

const describeData = ({ tasks, people, projects, months }: Dataset): string =>
  `${tasks.toLocaleString('en')} tasks of ${people.toLocaleString('en')} people in ${projects} projects over ` +
  `${months.length} months, and a board of 10,000 cards.`
