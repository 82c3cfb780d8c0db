import { availableParallelism } from 'node:os'
import { stderr } from 'node:process'
import { migrationsFolder } from '../../apps/server/src/app/folders.ts'
import { uuidV7Source } from '../../apps/server/src/platform/clock/uuid-v7.ts'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import { openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { migrate } from '../../apps/server/src/platform/database/migrations/migrate.ts'
import { ensurePartitions } from '../../apps/server/src/platform/database/partitions.ts'
import type { MonthOfTasks } from './months.ts'
import { spreadOverMonths } from './months.ts'
import { populate, sizeFor } from './people-and-projects.ts'
import { insertIngredients, planTasks } from './plan.store.ts'
import { ProgressBar } from './progress.ts'
import { insertTasks, settleProjects } from './tasks.store.ts'

export const boardCards = 10_000
const chunk = 50_000
/** Name of the database that keeps the data set as it was made; runs work on copies of it. */
export const pristine = 'pristine'

// Loading need not survive a power cut; the machine under test is started anew with the settings as shipped.
const loadSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '16GB',
  autovacuum: 'off',
  maintenance_work_mem: '512MB',
  work_mem: '128MB',
}

export interface BuiltDataset {
  readonly tasks: number
  readonly people: number
  readonly projects: number
  readonly months: readonly MonthOfTasks[]
  readonly boardProjectId: string
}

/** Makes a data set in the embedded PostgreSQL of a data folder. */
export async function buildDataset(dataDir: string, tasks: number, now: Date): Promise<BuiltDataset> {
  const server = await openEmbeddedPostgres({ dataDir, database: pristine, settings: loadSettings })
  const db = openUnlimited(server.url)
  try {
    await migrate(server.url, { dir: migrationsFolder() })
    return await fill(db, tasks, now)
  } finally {
    await db.close()
    await server.close()
  }
}

/** Connections without the limits of a server's requests. */
export function openUnlimited(url: string): Database {
  const options = encodeURIComponent('-c statement_timeout=0 -c lock_timeout=0 -c timezone=UTC')
  const workers = availableParallelism()
  return openDatabase({
    url: `${url}&options=${options}`,
    poolSize: workers,
    readers: 1,
    writers: 1,
    onError: (err) => stderr.write(`${err.message}\n`),
    silenceMilliseconds: 0,
  })
}

async function fill(db: Database, tasks: number, now: Date): Promise<BuiltDataset> {
  const months = spreadOverMonths(tasks, now)
  const start = new Date(months[0]?.firstMs ?? now.getTime())
  const size = sizeFor(tasks)
  await ensurePartitions(db, now, 3, start)
  const clock = { now: () => start }
  const { projects, board } = await populate({ db, clock, newId: uuidV7Source(clock) }, size)
  const places = [...projects, board]
  await insertIngredients(db, { ordinary: months, board: spreadOverMonths(boardCards, now), places })
  const count = await planTasks(db, { projects: places.length, now })
  await load(db, count)
  await settleProjects(db)
  stderr.write('vacuum analyze …\n')
  await db.query({ text: 'vacuum analyze' })
  return { tasks, ...size, months, boardProjectId: board.id }
}

async function load(db: Database, count: number): Promise<void> {
  const bar = new ProgressBar('tasks', count)
  const size = Math.min(chunk, Math.ceil(count / 20))
  let next = 0
  const work = async () => {
    while (next < count) {
      const from = next
      next += size
      await insertTasks(db, from, from + size)
      bar.advance(Math.min(size, count - from))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}
