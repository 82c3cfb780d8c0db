import { openEmbeddedPostgres } from '../platform/database/embedded/open-embedded-postgres.ts'
import type { Config } from './config/config.ts'
import { assertUsable, inspectDatabaseServer } from './database-server.store.ts'

/** A PostgreSQL that is there for us: the one of `DATABASE_URL`, or the embedded one. */
export interface OpenDatabaseServer {
  readonly url: string
  /** Where the data lives, for people. */
  readonly place: string
  close(): Promise<void>
}

type Log = (line: string) => void

/** Finds or starts the database server. Rejects with an error that says what is wrong and what to do. */
export async function openDatabaseServer(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  log: Log,
): Promise<OpenDatabaseServer> {
  if (database.url === null) {
    const { url, postgresDir, close } = await openEmbeddedPostgres({ dataDir, log })
    return { url, place: postgresDir, close }
  }
  const server = await inspectDatabaseServer(database.url)
  assertUsable(server)
  return {
    url: database.url,
    place: `PostgreSQL ${server.version}, database "${server.database}"`,
    close: async () => {},
  }
}
