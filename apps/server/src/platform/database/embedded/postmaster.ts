import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { ifMissing, isSystemError } from './files.ts'
import { commandOf, identityOf, isRunning } from './process-identity.ts'

const fastStopMilliseconds = 30_000
const immediateStopMilliseconds = 10_000
const pollMilliseconds = 10

/** What postmaster.pid says. Socket and port are written a moment after the pid. */
export interface Postmaster {
  pid: number
  /** `running`: it is the server of this data. `gone`: no such process. `other`: the pid now belongs to another one. */
  state: 'running' | 'gone' | 'other'
  socketDir?: string
  port?: number
  /** It has said that it takes connections. */
  ready: boolean
}

/**
 * Reads postmaster.pid: pid, data directory, start, port, socket folder, address, shared memory, status, a line each.
 * Undefined when there is none.
 */
export async function readPostmaster(postgresDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(postgresDir, 'postmaster.pid'), 'utf8').catch(ifMissing)
  const [first = '', , , port, socketDir, , , status] = text?.split('\n') ?? []
  const pid = Math.abs(Number.parseInt(first, 10))
  if (!pid) return undefined
  const state = await stateOf(pid, postgresDir)
  return { pid, state, ready: status?.trim() === 'ready', ...(port && socketDir && { port: Number(port), socketDir }) }
}

async function stateOf(pid: number, postgresDir: string): Promise<Postmaster['state']> {
  if (!(await identityOf(pid))) return 'gone'
  const [command, folder] = await Promise.all([commandOf(pid), workingDirectoryOf(pid)])
  const isServer = /postgres/.test(command) && (folder === postgresDir || command.includes(` ${postgresDir} `))
  return isServer ? 'running' : 'other'
}

/** The server works in its data directory, also when that was moved since. Readable for its own user and root. */
async function workingDirectoryOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined)
}

/** Asks for a fast shutdown (open transactions are undone, everything is written), and for an immediate one after 30 s. */
export async function stopPostmaster(pid: number, log: (line: string) => void): Promise<void> {
  const identity = await identityOf(pid)
  if (!identity) return
  signal(pid, 'SIGINT')
  if (await waitUntilGone(identity, fastStopMilliseconds)) return
  log(`PostgreSQL (process ${pid}) did not stop in ${fastStopMilliseconds / 1000} s: stopping it at once`)
  signal(pid, 'SIGQUIT')
  if (await waitUntilGone(identity, immediateStopMilliseconds)) return
  throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) does not stop. End it by hand: kill -QUIT ${pid}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (err) {
    // It went between the look and the signal.
    if (!isSystemError(err, 'ESRCH')) throw err
  }
}

async function waitUntilGone(identity: string, limitMilliseconds: number): Promise<boolean> {
  const deadline = Date.now() + limitMilliseconds
  while (await isRunning(identity)) {
    if (Date.now() > deadline) return false
    await delay(pollMilliseconds)
  }
  return true
}
