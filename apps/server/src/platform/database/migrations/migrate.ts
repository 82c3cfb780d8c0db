import { setTimeout as delay } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { applyMigration } from './apply-migration.ts'
import type { MigrationDatabase } from './connection.ts'
import { withConnection } from './connection.ts'
import { readMigrationFiles } from './migration-files.ts'
import { checkCompatible } from './migration-status.ts'
import { appliedMigrations, createMigrationTable, releaseMigrationLock, tryMigrationLock } from './migrations.store.ts'

export interface MigrateOptions {
  /** The folder of the migration files. */
  dir: string
  log?: (line: string) => void
}

/**
 * Applies the pending migrations of a folder in the order of their names, each in a transaction of its own. A second
 * caller waits for the first and then finds nothing to do. Rejects with a MigrationError that names the file.
 */
export async function migrate(database: MigrationDatabase, options: MigrateOptions): Promise<{ applied: string[] }> {
  const { dir, log = () => undefined } = options
  const files = await readMigrationFiles(dir)
  return withConnection(database, (db) =>
    withMigrationLock(db, log, async () => {
      await createMigrationTable(db)
      const before = await appliedMigrations(db)
      checkCompatible(files, before)
      const pending = files.filter(({ name }) => !before.some((done) => done.name === name))
      for (const file of pending) {
        const start = performance.now()
        await applyMigration(db, file, log)
        log(`Applied ${file.name} in ${Math.round(performance.now() - start)} ms`)
      }
      return { applied: pending.map(({ name }) => name) }
    }),
  )
}

/**
 * Asks again and again rather than waiting in the database: a statement that waits is an open transaction, for which
 * `create index concurrently` in the other migration would wait in turn, for ever.
 */
async function withMigrationLock<T>(db: ClientBase, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  for (let reported = false; !(await tryMigrationLock(db)); reported = true) {
    if (!reported) log('Waiting for another process, which migrates this database')
    await delay(50 + Math.random() * 50)
  }
  try {
    return await work()
  } finally {
    // A broken connection has released it.
    await releaseMigrationLock(db).catch(() => undefined)
  }
}
