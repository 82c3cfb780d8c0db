import { join, resolve } from 'node:path'
import type { DataHome } from './data-home.ts'
import { openDataHome } from './data-home.ts'
import { EmbeddedPostgresError, explainSystemError, otherDatabaseAdvice } from './embedded-postgres-error.ts'
import { withLock } from './file-lock.ts'
import { keepRunning } from './keep-running.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import type { RunningServer } from './running-server.ts'
import { ensureDatabase, ensureRunning } from './running-server.ts'
import type { Settings } from './settings.ts'
import { socketUrl } from './socket-directory.ts'
import { addUser, removeUser } from './users.ts'

export interface EmbeddedPostgres {
  /** For pg's `connectionString`. The host is the socket's folder, percent-encoded: `postgresql://millrace@%2Ftmp…` */
  readonly url: string
  readonly socketDir: string
  readonly port: number
  /** Where the data really lives: `postgres` in the data directory, or elsewhere (see data-home.ts). */
  readonly postgresDir: string
  readonly logFile: string
  /** True when the server was already running: for another process, or left behind by one that was killed. */
  readonly adopted: boolean
  /** Ends this use of the server. The last one to leave, of all processes, stops it. */
  close(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  dataDir: string
  database?: string
  /** PostgreSQL settings over the default ones; they take effect when the server starts. */
  settings?: Settings
  log?: (line: string) => void
}

/**
 * Opens the PostgreSQL of a data directory: creates it on first use, starts it unless it runs, and starts it again
 * should it end while in use. Rejects with an EmbeddedPostgresError that says what to do.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'millrace', settings = {}, log = () => undefined } = options
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(`The embedded PostgreSQL needs Linux or macOS. ${otherDatabaseAdvice}`)
  }
  try {
    const home = await openDataHome(resolve(options.dataDir))
    const { user, server } = await enter(home, database, settings, log)
    return use(home, user, server, { database, settings, log })
  } catch (err) {
    throw await explainSystemError(err, options.dataDir)
  }
}

type Log = (line: string) => void

async function enter(home: DataHome, database: string, settings: Settings, log: Log) {
  return locked(home, log, async () => {
    const user = await addUser(usersFolder(home))
    try {
      const server = await ensureRunning(home, settings, log)
      await ensureDatabase(server, database)
      return { user, server }
    } catch (err) {
      await leave(home, user, log).catch((failure) => log(String(failure)))
      throw err
    }
  })
}

function use(
  home: DataHome,
  user: string,
  server: RunningServer,
  { database, settings, log }: { database: string; settings: Settings; log: Log },
): EmbeddedPostgres {
  const endWatch = keepRunning(
    async () => (await readPostmaster(home.postgresDir))?.state === 'running',
    () => locked(home, log, () => ensureRunning(home, settings, log)),
    log,
  )
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await endWatch()
    await locked(home, log, () => leave(home, user, log))
  }
  return {
    ...server,
    url: socketUrl(server, database),
    postgresDir: home.postgresDir,
    logFile: home.logFile,
    close: () => (closing ??= close()),
  }
}

async function leave(home: DataHome, user: string, log: Log): Promise<void> {
  if ((await removeUser(usersFolder(home), user)) > 0) return
  const found = await readPostmaster(home.postgresDir)
  if (found?.state === 'running') await stopPostmaster(found.pid, log)
}

async function locked<T>(home: DataHome, log: Log, work: () => Promise<T>): Promise<T> {
  return withLock(join(home.folder, 'postgres-lock'), work, (pid) =>
    log(`Waiting for process ${pid}, which opens or closes the same data`),
  )
}

function usersFolder(home: DataHome): string {
  return join(home.folder, 'postgres-users')
}
