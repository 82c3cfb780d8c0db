import { setTimeout as delay } from 'node:timers/promises'
import type { ClientBase, DatabaseError } from 'pg'
import { isDeadlock, isLockTimeout } from '../database-error.ts'
import { MigrationError } from './migration-error.ts'
import type { MigrationFile } from './migration-files.ts'
import { recordMigration } from './migrations.store.ts'
import { splitStatements } from './split-statements.ts'

const attempts = 5

/** Applies one file and records it. In a transaction: all of it or nothing, tried again when a lock is not to be had. */
export async function applyMigration(db: ClientBase, file: MigrationFile, log: (line: string) => void): Promise<void> {
  if (!file.transaction) return applyStatements(db, file)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyInTransaction(db, file)
    } catch (err) {
      const waits = isLockTimeout(err) || isDeadlock(err)
      if (!waits || attempt === attempts) throw describe(file, err)
      log(`${file.name} has to wait for a lock that others hold (${attempt} of ${attempts} tries)`)
      // Spread, so that it does not meet the same periodic work each time.
      await delay(attempt * 500 * (0.5 + Math.random()))
    }
  }
}

async function applyInTransaction(db: ClientBase, file: MigrationFile): Promise<void> {
  await db.query('begin')
  try {
    // A statement that waits for a strong lock makes all later ones on the table wait behind it: so not for long.
    await db.query(`set local lock_timeout = '5s'; set local statement_timeout = 0`)
    await db.query(file.sql)
    await recordMigration(db, file)
    await db.query('commit')
  } catch (err) {
    // When the connection broke, the server has rolled back by itself, and the first error says more than this one.
    await db.query('rollback').catch(() => undefined)
    throw err
  }
}

/** No lock_timeout: `create index concurrently` waits for old transactions by locks, and hinders nobody meanwhile. */
async function applyStatements(db: ClientBase, file: MigrationFile): Promise<void> {
  await db.query('set lock_timeout = 0; set statement_timeout = 0')
  try {
    for (const [index, { text, offset }] of splitStatements(file.sql).entries()) {
      await db.query(text).catch((err) => {
        throw describe(file, err, offset, index)
      })
    }
    await recordMigration(db, file)
  } finally {
    await db.query('reset lock_timeout; reset statement_timeout').catch(() => undefined)
  }
}

function describe(file: MigrationFile, err: unknown, offset = 0, done?: number): MigrationError {
  const { message, position, detail, hint } = err as Partial<DatabaseError>
  // Not every error has a position; the statement's own is good enough where it is known.
  const at = Number(position) || (done === undefined ? 0 : 1)
  const place = at ? ` line ${lineAt(file.sql, offset, at)}` : ''
  const rest = [detail, hint].filter(Boolean).map((text) => `\n${text}`)
  const after =
    done === undefined
      ? 'Nothing of this file was applied.'
      : `The ${done} statements before it were applied. The file starts from its first statement next time; an index ` +
        'that create index concurrently left behind is marked invalid and must be dropped.'
  return new MigrationError(`${file.name}${place}: ${message}${rest.join('')}\n${after}`, { cause: err })
}

/** PostgreSQL counts characters from 1, and a character beyond the basic plane is two units of a JavaScript string. */
function lineAt(sql: string, offset: number, position: number): number {
  const before = [...sql.slice(offset)].slice(0, position - 1).join('')
  return `${sql.slice(0, offset)}${before}`.split('\n').length
}
