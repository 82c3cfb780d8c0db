import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { prepareDataDirectory } from './data-directory.ts'
import type { DataHome } from './data-home.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import type { Postmaster } from './postmaster.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import { waitUntilReady } from './readiness.ts'
import type { Settings } from './settings.ts'
import { writeSettings } from './settings.ts'
import { openSocketDirectory, port, socketUrl } from './socket-directory.ts'
import { startPostmaster } from './start-postmaster.ts'

const addressMilliseconds = 60_000
// A server that was ready keeps its socket, unless someone cleared the temporary folder.
const lostSocketMilliseconds = 2_000

export interface RunningServer {
  socketDir: string
  port: number
  /** True when it was already running. */
  adopted: boolean
}

/** Finds the server of this home running, or starts it. To be called under the lock. */
export async function ensureRunning(
  home: DataHome,
  settings: Settings,
  log: (line: string) => void,
): Promise<RunningServer> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const found = await readPostmaster(home.postgresDir)
    if (found?.state === 'running') {
      const adopted = await adopt(home, found.pid, log)
      if (adopted) return adopted
    } else {
      const socketDir = await start(home, settings, found, log)
      if (socketDir) return { socketDir, port, adopted: false }
    }
  }
  throw new EmbeddedPostgresError(`The server in ${home.postgresDir} starts and stops again. See ${home.logFile}.`)
}

async function start(
  home: DataHome,
  settings: Settings,
  stale: Postmaster | undefined,
  log: (line: string) => void,
): Promise<string | undefined> {
  const binaries = await findBinaries(home, log)
  await prepareDataDirectory(home, binaries, settings, log)
  await writeSettings(home.postgresDir, settings)
  const socketDir = await openSocketDirectory(home.folder, home.user)
  return (await startPostmaster(home, binaries, socketDir, stale)) ? socketDir : undefined
}

/** Uses a server that another process started, or left behind when it was killed. Undefined when it goes instead. */
async function adopt(home: DataHome, pid: number, log: (line: string) => void): Promise<RunningServer | undefined> {
  const found = await addressOf(home)
  if (!found) return undefined
  const { ready, ...address } = found
  const isAlive = async () => (await readPostmaster(home.postgresDir))?.state === 'running'
  const answer = await waitUntilReady(address, isAlive, ready ? lostSocketMilliseconds : undefined)
  if (answer === 'ready') return { ...address, adopted: true }
  if (answer === 'silent') {
    log(`PostgreSQL (process ${pid}) does not answer at ${address.socketDir}: starting it again`)
    await stopPostmaster(pid, log)
  }
  return undefined
}

/** Where the running server listens, which it writes down a moment after its pid. Undefined when it is gone. */
async function addressOf(
  home: DataHome,
): Promise<Pick<Required<Postmaster>, 'socketDir' | 'port' | 'ready'> | undefined> {
  const deadline = Date.now() + addressMilliseconds
  for (;;) {
    const found = await readPostmaster(home.postgresDir)
    if (found?.state !== 'running') return undefined
    const { socketDir, port, ready } = found
    if (socketDir && port) return { socketDir, port, ready }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`PostgreSQL (process ${found.pid}) listens at no socket: kill -INT ${found.pid}`)
    }
    await delay(10)
  }
}

/** Creates the database when the server does not have it. */
export async function ensureDatabase(server: RunningServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(server, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
