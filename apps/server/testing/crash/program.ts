import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readPostmaster } from '../../src/platform/database/embedded/postmaster.ts'
import { socketUrl } from '../../src/platform/database/embedded/socket-directory.ts'

const program = fileURLToPath(new URL('../../bin/millrace.js', import.meta.url))
const readyMilliseconds = 60_000

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly complaint: string
}

export interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** A data folder of its own and a free port: where the program is started, killed and started again. */
export interface Place {
  readonly dataDir: string
  readonly port: number
  readonly address: string
}

const runs: Run[] = []
const places: Place[] = []

/** A new temporary folder, or one below the folder that is given. */
export async function newPlace(parent = tmpdir()): Promise<Place> {
  const dataDir = await realpath(await mkdtemp(join(parent, 'millrace-crash-')))
  const port = await freePort()
  const place = { dataDir, port, address: `http://127.0.0.1:${port}` }
  places.push(place)
  return place
}

/** Runs a command of the program, with nothing of the environment of the tests. */
export function run({ dataDir, port }: Place, args: readonly string[], variables: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [program, ...args], {
    env: { MILLRACE_DATA_DIR: dataDir, PORT: String(port), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([out, complaint, [code]]) => ({ code, out, complaint: complaint.replace('building…\n', '') }),
  )
  const made = { child, ended }
  runs.push(made)
  return made
}

/** Starts the server on an empty or an earlier folder; it takes requests when this resolves. */
export async function start(place: Place, variables: Record<string, string> = {}): Promise<Run> {
  const server = run(place, ['start', '--no-demo'], variables)
  const early = server.ended.then(({ code, complaint }) => {
    throw new Error(`The program ended with ${code} before it was ready: ${complaint}`)
  })
  await Promise.race([until(() => isReady(place), readyMilliseconds), early])
  return server
}

const isReady = async ({ address }: Place): Promise<boolean> =>
  fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5000) }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status === 200
    },
    () => false,
  )

/** Makes a person and answers a token of theirs. */
export async function newToken(place: Place): Promise<string> {
  const email = 'ada@example.com'
  const made = await run(place, ['user', 'create', '--email', email, '--name', 'Ada']).ended
  if (made.code !== 0) throw new Error(made.complaint)
  const { code, out, complaint } = await run(place, ['token', 'create', '--email', email]).ended
  if (code !== 0) throw new Error(complaint)
  return out.trim()
}

/** Ends the program with SIGKILL, so that it closes nothing. */
export async function kill({ child, ended }: Run): Promise<void> {
  child.kill('SIGKILL')
  await ended
}

/** Asks the program to end in order. */
export async function stop({ child, ended }: Run): Promise<Ended> {
  child.kill('SIGTERM')
  return ended
}

export const databaseOf = ({ dataDir }: Pick<Place, 'dataDir'>) => readPostmaster(join(dataDir, 'postgres'))

const recoveryMilliseconds = 20_000

/** Ends the main process of the embedded PostgreSQL with SIGKILL, as soon as it has recovered from the last time. */
export async function killDatabase(place: Pick<Place, 'dataDir'>): Promise<void> {
  const runs = async () => (await databaseOf(place))?.state === 'running'
  await until(runs, recoveryMilliseconds)
  const { pid } = (await databaseOf(place)) ?? {}
  if (pid) process.kill(pid, 'SIGKILL')
}

/** Stops every process of the embedded PostgreSQL where it is, or lets them go on. */
export async function signalDatabase(place: Pick<Place, 'dataDir'>, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const { pid } = (await databaseOf(place)) ?? {}
  if (!pid) throw new Error(`No database runs in ${place.dataDir}`)
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  for (const child of [pid, ...children.trim().split(' ').map(Number)]) signalIfThere(child, signal)
}

export async function databaseUrl(place: Pick<Place, 'dataDir'>): Promise<string> {
  const { socketDir, port } = (await databaseOf(place)) ?? {}
  if (!socketDir || !port) throw new Error(`No database runs in ${place.dataDir}`)
  return socketUrl({ socketDir, port }, 'millrace')
}

/** Ends what is left of this file's programs and databases, and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const { child, ended } of runs) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  }
  for (const place of places) {
    const found = await databaseOf(place)
    if (found?.state === 'running') process.kill(found.pid, 'SIGKILL')
    await rm(place.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

export async function until(condition: () => Promise<boolean> | boolean, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not happen within ${milliseconds} ms: ${condition}`)
    await delay(5)
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** A process of the server may have ended by itself meanwhile. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ESRCH') throw err
  }
}
