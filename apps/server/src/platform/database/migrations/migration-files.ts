import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MigrationError } from './migration-error.ts'
import { splitStatements } from './split-statements.ts'

/** A migration as its file has it. */
export interface MigrationFile {
  /** The file's name, which orders the migrations: `20261121T0900-create-tasks.sql`. */
  name: string
  sql: string
  checksum: string
  /** A program that does not have this migration cannot work with a database that has it. */
  breaking: boolean
  /** False for statements that PostgreSQL refuses in a transaction, such as `create index concurrently`. */
  transaction: boolean
}

const nameShape = /^\d{8}T\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/
const marks = ['breaking', 'no-transaction']

/** Reads every migration of a folder in order. */
export async function readMigrationFiles(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => toMigration(name, await readFile(join(dir, name), 'utf8'))))
}

function toMigration(name: string, text: string): MigrationFile {
  if (!nameShape.test(name)) throw new MigrationError(`${name} is not named like 20261121T0900-create-tasks.sql`)
  // A checkout on another system may have other line ends; they change nothing.
  const sql = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const header = marksOf(name, sql)
  const transaction = !header.includes('no-transaction')
  if (transaction) refuseOwnTransaction(name, sql)
  const checksum = createHash('sha256').update(sql).digest('hex')
  return { name, sql, checksum, transaction, breaking: header.includes('breaking') }
}

/** Marks stand in the comment lines at the top: `-- millrace: breaking`, also several with commas between. */
function marksOf(name: string, sql: string): string[] {
  const header = /^(?:\s*(?:--[^\n]*)?\n)*/.exec(`${sql}\n`)?.[0] ?? ''
  const found = [...header.matchAll(/^\s*--\s*millrace:(.*)$/gm)].flatMap(([, list = '']) => list.split(','))
  const names = found.map((mark) => mark.trim())
  const unknown = names.find((mark) => !marks.includes(mark))
  if (unknown !== undefined)
    throw new MigrationError(`${name}: unknown mark "${unknown}"; known are ${marks.join(', ')}`)
  return names
}

function refuseOwnTransaction(name: string, sql: string): void {
  const control = /^(begin|start\s+transaction|commit|rollback(?!\s+(work\s+|transaction\s+)?to)|abort)\b/i
  const found = splitStatements(sql).find(({ text }) => control.test(text))
  if (!found) return
  throw new MigrationError(
    `${name}: remove "${found.text}". Every file runs in a transaction of its own, or in none when it begins with the ` +
      'line "-- millrace: no-transaction".',
  )
}
