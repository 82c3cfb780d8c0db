import type { MigrationDatabase } from './connection.ts'
import { withConnection } from './connection.ts'
import { MigrationError } from './migration-error.ts'
import type { MigrationFile } from './migration-files.ts'
import { readMigrationFiles } from './migration-files.ts'
import type { AppliedMigration } from './migrations.store.ts'
import { appliedMigrations } from './migrations.store.ts'

export interface MigrationStatus {
  name: string
  /** `unknown`: applied, but this program has no such file. `changed`: applied, and the file is not what it was then. */
  state: 'applied' | 'pending' | 'unknown' | 'changed'
  appliedAt?: Date
}

/** Every migration of the folder and of the database, in order. Changes nothing. */
export async function migrationStatus(database: MigrationDatabase, dir: string): Promise<MigrationStatus[]> {
  const files = await readMigrationFiles(dir)
  const applied = await withConnection(database, appliedMigrations)
  const names = [...new Set([...files, ...applied].map(({ name }) => name))].sort()
  return names.map((name) => {
    const done = applied.find((migration) => migration.name === name)
    const file = files.find((migration) => migration.name === name)
    return { name, state: stateOf(file, done), ...(done && { appliedAt: done.appliedAt }) }
  })
}

function stateOf(file?: MigrationFile, done?: AppliedMigration): MigrationStatus['state'] {
  if (!done) return 'pending'
  if (!file) return 'unknown'
  return file.checksum === done.checksum ? 'applied' : 'changed'
}

/**
 * For a program that starts without migrating: rejects with a MigrationError when the database has a breaking migration
 * that this program lacks, or one whose file was changed since. Pending migrations are not looked at.
 */
export async function assertCompatible(database: MigrationDatabase, { dir }: { dir: string }): Promise<void> {
  const files = await readMigrationFiles(dir)
  checkCompatible(files, await withConnection(database, appliedMigrations))
}

/** The rules of assertCompatible on what was read. */
export function checkCompatible(files: MigrationFile[], applied: AppliedMigration[]): void {
  for (const done of applied) {
    const file = files.find(({ name }) => name === done.name)
    if (!file && done.breaking) {
      throw new MigrationError(
        `The database was changed by a newer Millrace: this one does not know ${done.name}, which breaks older ones.\n` +
          'Start the newer version, or restore a backup from before the upgrade.',
      )
    }
    if (file && file.checksum !== done.checksum) {
      throw new MigrationError(
        `${done.name} was changed after it was applied on ${done.appliedAt.toISOString()}.\n` +
          'Put the file back as it was, and write the change as a new migration.',
      )
    }
  }
}
