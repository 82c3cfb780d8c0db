import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { env, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { until } from '../crash/program.ts'

interface StartedRabbitmq {
  readonly url: string
  readonly pid: number
  readonly port: number
}

export interface RunningRabbitmq {
  /** A `BROKER_URL`; the port stays the same over restarts. */
  readonly url: string
  /** Leads the process group of the server, which is what has to be signalled: `process.kill(-pid, …)`. */
  pid(): number
  /** Runs `rabbitmqctl` with it. */
  control(...args: readonly string[]): Promise<void>
  /** Ends it with SIGKILL. */
  kill(): Promise<void>
  /** Starts it again on its data after `kill`. */
  restart(): Promise<void>
  /** Ends it and its name service, and removes its data. */
  close(): Promise<void>
}

// The folders of the system's own programs are not on the path of everybody.
const programFolders = ['/usr/lib/rabbitmq/bin', '/usr/local/sbin', '/usr/sbin', ...(env.PATH ?? '').split(delimiter)]

/** Whether there is a RabbitMQ on this machine that can be started. */
export const hasRabbitmq = (): boolean => programFolders.some((folder) => existsSync(join(folder, 'rabbitmq-server')))

const script = fileURLToPath(new URL('../../../../scripts/rabbitmq.mjs', import.meta.url))
const killMilliseconds = 10_000

/** Starts a RabbitMQ with data of its own on a port of the loopback address: a free one, unless it is told. */
export async function startRabbitmq(at?: number): Promise<RunningRabbitmq> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'millrace-rabbitmq-')))
  const start = () => rabbitmqScript('start', dataDir, at)
  let running = await start()
  const kill = async () => {
    signalGroup(running.pid, 'SIGKILL')
    await until(() => !signalGroup(running.pid, 0), killMilliseconds)
  }
  return {
    url: running.url,
    pid: () => running.pid,
    control: (...args) => runControl(dataDir, args),
    kill,
    restart: async () => {
      running = await start()
    },
    close: async () => {
      // Its data is thrown away, so it need not take its time to end in order.
      await kill()
      await rabbitmqScript('stop', dataDir)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function rabbitmqScript(command: string, dataDir: string, port?: number): Promise<StartedRabbitmq> {
  const options = ['--data-dir', dataDir, ...(port === undefined ? [] : ['--port', String(port)])]
  const { stdout } = await promisify(execFile)(execPath, [script, command, ...options])
  return JSON.parse(stdout)
}

// Debian's command of the same name on the path asks for root; this one runs as whoever calls it.
const controlProgram = ['/usr/lib/rabbitmq/bin/rabbitmqctl'].find(existsSync) ?? 'rabbitmqctl'

async function runControl(dataDir: string, args: readonly string[]): Promise<void> {
  const { names } = JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8'))
  const place = { HOME: dataDir, RABBITMQ_NODENAME: 'millrace@localhost', ERL_EPMD_PORT: String(names.port) }
  await promisify(execFile)(controlProgram, [...args], { env: { ...env, ...place } })
}

/** False when the group is gone. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw err
  }
}
