import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import type { EmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { readPostmaster } from '../../apps/server/src/platform/database/embedded/postmaster.ts'
import { openUnlimited } from '../dataset/build-dataset.ts'
import { environment, freePort, millrace } from './commands.ts'
import type { OfBoth } from './processes.ts'
import { cpuOfBoth, memoryOfBoth } from './processes.ts'

const readyWithinSeconds = 90
// The limiter works as shipped; only its quota must not be what is measured.
const noQuota = '100000000'

/** A server with its database, both as `millrace start` runs them, and a connection to look inside. */
export interface RunningServer {
  readonly host: string
  readonly port: number
  readonly postgres: EmbeddedPostgres
  readonly db: Database
  /** Microseconds of CPU so far. */
  cpu(): OfBoth
  /** Bytes. */
  memory(): OfBoth
  close(): Promise<void>
}

interface StartOptions {
  /** Where a CPU profile goes. */
  readonly profiles?: string | undefined
  /** What the process runs: all roles, unless told. */
  readonly roles?: string
  /** Further settings of the server's environment. */
  readonly env?: Record<string, string>
  /** Further settings of PostgreSQL. */
  readonly settings?: Record<string, string>
}

/** Starts `millrace start` on a data folder and waits until it answers. */
export async function startServer(
  dataDir: string,
  { profiles, roles = 'all', env = {}, settings: databaseSettings = {} }: StartOptions = {},
): Promise<RunningServer> {
  const logFile = join(dataDir, 'millrace.log')
  await rm(logFile, { force: true })
  const postgres = await openEmbeddedPostgres({ dataDir, settings: databaseSettings })
  const db = openUnlimited(postgres.url)
  const port = await freePort()
  const settings = { PORT: String(port), MILLRACE_DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: noQuota, ...env }
  const child = spawnServer(roles, settings, profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`])
  try {
    await untilReady(port, child)
  } catch (err) {
    child.kill('SIGTERM')
    await db.close()
    await postgres.close()
    throw err
  }
  const postmaster = (await readPostmaster(postgres.postgresDir))?.pid ?? 0
  return {
    host: '127.0.0.1',
    port,
    postgres,
    db,
    cpu: () => cpuOfBoth(child.pid ?? 0, postmaster),
    memory: () => memoryOfBoth(child.pid ?? 0, postmaster),
    close: async () => {
      await stop(child)
      await db.close()
      await postgres.close()
      await rm(logFile, { force: true })
    },
  }
}

/** The program itself without npx, so that its process id is the server's. */
const spawnServer = (roles: string, settings: Record<string, string>, nodeOptions: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...nodeOptions, millrace, 'start', '--no-demo', '--roles', roles], {
    env: environment({ HOST: '127.0.0.1', ...settings }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })

/** Waits until the server says that it is ready; rejects with its last words when it ends before. */
export async function untilReady(port: number, child: ChildProcess): Promise<void> {
  let words = ''
  child.stderr?.on('data', (chunk) => {
    words = `${words}${chunk}`.slice(-4000)
  })
  const deadline = Date.now() + readyWithinSeconds * 1000
  while (!(await isReady(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server did not start:\n${words}`)
    if (Date.now() > deadline) throw new Error(`The server was not ready after ${readyWithinSeconds} s:\n${words}`)
    await delay(10)
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(1000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    // Not listening yet; the caller knows how long to go on asking.
    return false
  }
}

/** Lets a server end by itself. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
