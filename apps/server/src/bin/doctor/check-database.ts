import { existsSync } from 'node:fs'
import type { Config } from '../../app/config/config.ts'
import type { DatabaseServer } from '../../app/database-server.store.ts'
import { assertUsable, inspectDatabaseServer } from '../../app/database-server.store.ts'
import { migrationsFolder } from '../../app/folders.ts'
import { strayTables } from '../../app/maintenance.store.ts'
import { openDatabaseServer } from '../../app/open-database-server.ts'
import { openDatabase } from '../../platform/database/database.ts'
import { migrationStatus } from '../../platform/database/migrations/migration-status.ts'
import { monthOf } from '../../platform/database/month.ts'
import { listPartitions, partitionedTables } from '../../platform/database/partitions.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { checkEvents } from './check-events.ts'
import type { Finding } from './finding.ts'
import { bad, good } from './finding.ts'

const leastMonthsAhead = 1
const mostClockMilliseconds = 2000

/** Checks the database server, and what is in it. An embedded one that was never started is not started for this. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  if (config.database.url === null && !existsSync(config.dataDir)) {
    return [good(`There is no data yet: the first start makes it in ${config.dataDir}`)]
  }
  const server = await openDatabaseServer(config, () => {})
  try {
    const before = Date.now()
    const found = await inspectDatabaseServer(server.url)
    const clock = checkClock(found, before, Date.now())
    assertUsable(found)
    const place = `PostgreSQL ${found.version} answers (${server.place})`
    return [good(place), clock, checkStatistics(found), ...(await checkContents(server.url))]
  } finally {
    await server.close()
  }
}

/** The database's answer was made at some moment between asking and hearing it. */
function checkClock({ now }: DatabaseServer, before: number, after: number): Finding {
  const apart = Math.max(before - now.getTime(), now.getTime() - after, 0)
  return apart <= mostClockMilliseconds
    ? good('The clocks of this machine and of the database agree')
    : bad(
        `The clocks of this machine and of the database are ${Math.round(apart / 1000)} s apart`,
        'Have both set their clocks from the network (NTP): ids and expiry times follow them.',
      )
}

const checkStatistics = ({ hasStatementStatistics }: DatabaseServer): Finding =>
  good(
    hasStatementStatistics
      ? 'pg_stat_statements is there to count statements'
      : 'pg_stat_statements is not there; it is optional and counts statements',
  )

async function checkContents(url: string): Promise<Finding[]> {
  const migrations = await checkMigrations(url)
  if (!migrations.ok) return [migrations]
  const onError = () => undefined
  const db = openDatabase({ url, poolSize: 1, readers: 1, writers: 1, onError })
  try {
    return [migrations, await checkPartitions(db, new Date()), await checkStrays(db), ...(await checkEvents(db))]
  } finally {
    await db.close()
  }
}

async function checkMigrations(url: string): Promise<Finding> {
  const wrong = (await migrationStatus(url, migrationsFolder())).filter(({ state }) => state !== 'applied')
  if (wrong.length === 0) return good('All migrations are applied')
  const list = wrong.map(({ name, state }) => `${name} is ${state}`).join('\n')
  return bad(`${wrong.length} migrations are not as this version has them`, `${list}\nRun: npx millrace migrate`)
}

async function checkPartitions(db: Queryable, now: Date): Promise<Finding> {
  const names = new Set((await listPartitions(db)).map(({ name }) => name))
  const wanted = partitionedTables.flatMap((table) =>
    Array.from({ length: leastMonthsAhead + 1 }, (_, offset) => `${table}_${monthOf(now, offset).key}`),
  )
  const missing = wanted.filter((name) => !names.has(name))
  return missing.length === 0
    ? good('The partitions of this month and the next are there')
    : bad(`Partitions are missing: ${missing.join(', ')}`, 'Run: npx millrace partitions')
}

async function checkStrays(db: Queryable): Promise<Finding> {
  const tables = await strayTables(db)
  return tables.length === 0
    ? good('The default partitions are empty')
    : bad(
        `Rows lie in ${tables.join(' and ')}: a partition was missing when they were written`,
        'They can be read, only slower. Check the clocks, then run: npx millrace partitions. Rows of months to come stay until then.',
      )
}
