import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbeddedPostgres } from '../src/platform/database/embedded/open-embedded-postgres.ts'
import { readPostmaster, stopPostmaster } from '../src/platform/database/embedded/postmaster.ts'
import { isRunning, ownIdentity } from '../src/platform/database/embedded/process-identity.ts'
import { migrate } from '../src/platform/database/migrations/migrate.ts'

/** What createTestDatabase needs to know about the server of this test run. */
export interface TestServer {
  /** A superuser's URL, whose database is replaced by the one to be used. */
  url: string
  template: string
  /** How copies of the template are made: copying files is 3 times faster, when the server need not write them to disk. */
  strategy: 'file_copy' | 'wal_log'
  /** Why the template could not be made; tests without a database still run. */
  failure?: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const folderPrefix = 'millrace-test-'
// A test server holds nothing worth keeping.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/** Vitest's global set-up: a server and one migrated template database for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = env.TEST_DATABASE_URL ? { url: env.TEST_DATABASE_URL, close: async () => {} } : await openServer()
  const template = `millrace_template_${randomBytes(4).toString('hex')}`
  const failure = await makeTemplate(server.url, template)
  const strategy = env.TEST_DATABASE_URL ? 'wal_log' : 'file_copy'
  project.provide('testServer', { url: server.url, template, strategy, ...(failure && { failure }) })
  return async () => {
    await onServer(server.url, (admin) => admin.query(`drop database if exists ${template}`))
    await server.close()
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  await removeLeftovers()
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), `${folderPrefix}${await ownIdentity()}-`)))
  const server = await openEmbeddedPostgres({ dataDir, database: 'postgres', settings })
  return {
    url: server.url,
    async close() {
      await server.close()
      await rm(dirname(server.postgresDir), { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Ends the servers of test runs that were killed, and removes their folders. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix))
  for (const name of names) {
    if (await isRunning(name.slice(folderPrefix.length).replace(/-[^-]*$/, ''))) continue
    const folder = await realpath(join(tmpdir(), name))
    const found = await readPostmaster(join(folder, 'postgres'))
    if (found?.state === 'running') await stopPostmaster(found.pid, () => {})
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(url: string, template: string): Promise<string | undefined> {
  await onServer(url, (admin) => admin.query(`create database ${template}`))
  try {
    await migrate(databaseUrl(url, template), { dir: migrations })
    return undefined
  } catch (err) {
    return err instanceof Error ? err.message : String(err)
  }
}

/** Runs work with a connection to the server's own database. */
export async function onServer<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  return work(admin).finally(() => admin.end())
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
