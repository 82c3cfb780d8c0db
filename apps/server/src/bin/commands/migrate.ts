import { migrationsFolder } from '../../app/folders.ts'
import { openDatabaseServer } from '../../app/open-database-server.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { withConnection } from '../../platform/database/migrations/connection.ts'
import { migrate } from '../../platform/database/migrations/migrate.ts'
import { migrationStatus } from '../../platform/database/migrations/migration-status.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import type { Query } from '../../platform/database/query.ts'
import { readConfig } from '../with-context.ts'

/** Applies the pending migrations, or lists all with their state. */
export async function migrateCommand({ status = false }: { status?: boolean }): Promise<void> {
  const server = await openDatabaseServer(readConfig(), () => {})
  try {
    await (status ? printStatus(server.url) : run(server.url))
  } finally {
    await server.close()
  }
}

async function run(url: string): Promise<void> {
  const { applied } = await migrate(url, { dir: migrationsFolder(), log: (line) => console.log(line) })
  const partitions = await addPartitions(url)
  for (const partition of partitions) console.log(`partition ${partition}`)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`)
}

/** A schema without this month's partitions would be ready for nothing. */
const addPartitions = (url: string): Promise<string[]> =>
  withConnection(url, (client) => {
    const db = { query: async <Row>(query: Query) => (await client.query(query)).rows as Row[] }
    return ensurePartitions(db, systemClock.now())
  })

async function printStatus(url: string): Promise<void> {
  for (const { name, state, appliedAt } of await migrationStatus(url, migrationsFolder())) {
    console.log(`${state.padEnd(8)} ${(appliedAt?.toISOString() ?? '').padEnd(24)} ${name}`)
  }
}
