import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { DataHome } from './data-home.ts'
import { explain } from './embedded-postgres-error.ts'
import type { Postmaster } from './postmaster.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import { waitUntilReady } from './readiness.ts'
import { programEnvironment } from './run-program.ts'
import type { ServerLog } from './server-log.ts'
import { openServerLog } from './server-log.ts'
import { port } from './socket-directory.ts'
import { asUser } from './unprivileged-user.ts'

const leavingMilliseconds = 10_000

/**
 * Starts the server and waits until it answers. `stale` is what an earlier server left behind. Answers false when the
 * start was refused because another process started one in the meantime.
 */
export async function startPostmaster(
  home: DataHome,
  binaries: Binaries,
  socketDir: string,
  stale: Postmaster | undefined,
): Promise<boolean> {
  const deadline = Date.now() + leavingMilliseconds
  const log = await openServerLog(home.logFile)
  try {
    for (;;) {
      if (await tryStart(home, binaries, socketDir, stale, log)) return true
      if ((await readPostmaster(home.postgresDir))?.state === 'running') return false
      // The processes of a server that was killed a moment ago may still be leaving, and PostgreSQL waits for the last.
      if (!stale || Date.now() > deadline) break
      await delay(100)
    }
    throw await explain(`PostgreSQL did not start. Its log, ${home.logFile}, ends with:`, await log.tail(), home.folder)
  } finally {
    await log.file.close()
  }
}

async function tryStart(
  home: DataHome,
  binaries: Binaries,
  socketDir: string,
  stale: Postmaster | undefined,
  log: ServerLog,
): Promise<boolean> {
  const child = spawnPostmaster(home, binaries, socketDir, stale, log)
  await once(child, 'spawn')
  const isAlive = async () => child.exitCode === null && child.signalCode === null
  const answer = await waitUntilReady({ socketDir, port }, isAlive)
  child.unref()
  if (answer === 'silent' && child.pid) await stopPostmaster(child.pid, () => undefined)
  return answer === 'ready'
}

function spawnPostmaster(
  home: DataHome,
  binaries: Binaries,
  socketDir: string,
  stale: Postmaster | undefined,
  log: ServerLog,
): ChildProcess {
  // A list of folders, so one with a comma must be quoted.
  const sockets = `"${socketDir.replaceAll('"', '""')}"`
  const options = [
    'listen_addresses=',
    `unix_socket_directories=${sockets}`,
    `port=${port}`,
    'unix_socket_permissions=0700',
  ]
  return spawn(binaries.postgres, ['-D', home.postgresDir, ...options.flatMap((option) => ['-c', option])], {
    ...asUser(home.user),
    cwd: '/',
    // In a session of its own, a Ctrl-C at the terminal reaches only us, and we stop the server after our last query.
    detached: true,
    stdio: ['ignore', log.file.fd, log.file.fd],
    // A pid in postmaster.pid that now belongs to another program of the same user looks alive to PostgreSQL. Named
    // here it is passed over, while the check that no process of the old server is left stays in force.
    env: { ...programEnvironment, ...(stale && { PG_GRANDPARENT_PID: String(stale.pid) }) },
  })
}
