import type { ClientBase } from 'pg'
import type { MigrationFile } from './migration-files.ts'

/** A migration as the database remembers it. */
export interface AppliedMigration {
  name: string
  checksum: string
  breaking: boolean
  appliedAt: Date
}

export async function createMigrationTable(db: ClientBase): Promise<void> {
  if (await hasMigrationTable(db)) return
  await db.query(`
    create table schema_migrations (
      name       text primary key,
      checksum   text not null,
      breaking   boolean not null,
      applied_at timestamptz not null default now()
    )`)
}

async function hasMigrationTable(db: ClientBase): Promise<boolean> {
  const { rows } = await db.query(`select to_regclass('schema_migrations') is not null as found`)
  return rows[0].found
}

/** In the order of their names; none when the database was never migrated. */
export async function appliedMigrations(db: ClientBase): Promise<AppliedMigration[]> {
  if (!(await hasMigrationTable(db))) return []
  const { rows } = await db.query<AppliedMigration>(
    `select name, checksum, breaking, applied_at as "appliedAt" from schema_migrations order by name collate "C"`,
  )
  return rows
}

export async function recordMigration(db: ClientBase, { name, checksum, breaking }: MigrationFile): Promise<void> {
  await db.query('insert into schema_migrations (name, checksum, breaking) values ($1, $2, $3)', [
    name,
    checksum,
    breaking,
  ])
}

// 'mill' and 1, as the two halves of an advisory lock's key.
const lockKey = '1835625580, 1'

/** Takes the session's lock on migrating this database when nobody else has it. */
export async function tryMigrationLock(db: ClientBase): Promise<boolean> {
  const { rows } = await db.query(`select pg_try_advisory_lock(${lockKey}) as taken`)
  return rows[0].taken
}

export async function releaseMigrationLock(db: ClientBase): Promise<void> {
  await db.query(`select pg_advisory_unlock(${lockKey})`)
}
