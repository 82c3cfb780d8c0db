import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseUrl, onServer } from './postgres.ts'

export interface TestDatabase {
  url: string
  /** Removes it, ending connections that are still open. */
  drop(): Promise<void>
}

/** A database of its own for a test file: migrated, empty, a copy of the run's template (about 40 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template, strategy, failure } = inject('testServer')
  if (failure) throw new Error(`The test databases could not be migrated. ${failure}`)
  return createDatabase(url, `template ${template} strategy ${strategy}`)
}

/** A database of its own with nothing in it, for tests of migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('testServer').url, 'template template0')
}

async function createDatabase(url: string, from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(url, (admin) => admin.query(`create database ${name} ${from}`))
  return {
    url: databaseUrl(url, name),
    drop: () =>
      onServer(url, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  }
}
