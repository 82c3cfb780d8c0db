import { migrationsFolder } from '../../app/folders.ts'
import { openDatabaseServer } from '../../app/open-database-server.ts'
import { migrate } from '../../platform/database/migrations/migrate.ts'
import { migrationStatus } from '../../platform/database/migrations/migration-status.ts'
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
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`)
}

async function printStatus(url: string): Promise<void> {
  for (const { name, state, appliedAt } of await migrationStatus(url, migrationsFolder())) {
    console.log(`${state.padEnd(8)} ${(appliedAt?.toISOString() ?? '').padEnd(24)} ${name}`)
  }
}
