import type { ClientBase } from 'pg'
import pg from 'pg'

/** A connected client, or the URL of a database. Not through PgBouncer: migrating takes a lock of the session. */
export type MigrationDatabase = ClientBase | string

/** Runs work with the client, or with one of its own that lives as long as the work. */
export async function withConnection<T>(database: MigrationDatabase, work: (db: ClientBase) => Promise<T>): Promise<T> {
  if (typeof database !== 'string') return work(database)
  const db = new pg.Client({ connectionString: database, application_name: 'millrace-migrate' })
  // The query that is running when the connection breaks rejects, and says more.
  db.on('error', () => undefined)
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}
