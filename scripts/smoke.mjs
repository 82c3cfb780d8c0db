// Starts the server as a newcomer would, twice on the same data, and checks that it answers and ends cleanly.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readyWithinSeconds = 90
const stoppedWithinSeconds = 20

const folder = await mkdtemp(join(tmpdir(), 'millrace-smoke-'))
const dataFolder = join(folder, 'data')
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const environment = {
  ...process.env,
  HOST: '127.0.0.1',
  PORT: String(port),
  MILLRACE_DATA_DIR: dataFolder,
  MILLRACE_URL: address,
}
let server

try {
  console.log(`first start: ready after ${await startServer()} ms`)
  await tour()
  await stopServer()
  console.log(`second start: ready after ${await startServer()} ms`)
  await stopServer()
  console.log('stopped twice with exit code 0, nothing left running')
} catch (err) {
  console.error(`smoke: ${err.message}`)
  process.exitCode = 1
} finally {
  await cleanUp()
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address()
      probe.close(() => resolve(free))
    })
  })
}

/** Runs `npm start` and resolves with the milliseconds until it says that it is ready. */
async function startServer() {
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], { cwd: root, env: environment, stdio: 'inherit', detached: true })
  server = { child, exitCode: undefined }
  const running = server
  running.ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      running.exitCode = code ?? signal
      resolve()
    })
  })
  const deadline = startedAt + readyWithinSeconds * 1000
  while (!(await isReady())) {
    if (running.exitCode !== undefined) throw new Error(`npm start ended with ${running.exitCode} before it was ready`)
    if (performance.now() > deadline) throw new Error(`not ready after ${readyWithinSeconds} s`)
    await sleep(20)
  }
  return Math.round(performance.now() - startedAt)
}

async function isReady() {
  try {
    const response = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(1000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    // Not listening yet; the caller knows how long to go on asking.
    return false
  }
}

/** Sends SIGTERM to npm alone, as a service manager does, and waits for everything below it to end. */
async function stopServer() {
  const running = server
  running.child.kill('SIGTERM')
  await Promise.race([running.ended, sleep(stoppedWithinSeconds * 1000, undefined, { ref: false })])
  if (running.exitCode === undefined) throw new Error(`still running ${stoppedWithinSeconds} s after SIGTERM`)
  if (running.exitCode !== 0) throw new Error(`npm start ended with ${running.exitCode} after SIGTERM`)
  for (let waited = 0; groupIsAlive(running.child.pid) && waited < 1000; waited += 50) await sleep(50)
  if (groupIsAlive(running.child.pid)) throw new Error('npm start ended before the processes it started')
  const left = processesUsing(dataFolder)
  if (left.length > 0)
    throw new Error(`left running: ${left.map(({ pid, command }) => `${pid} ${command}`).join(', ')}`)
}

async function tour() {
  const script = join(root, 'scripts/tour.sh')
  if (!existsSync(script)) return console.log('no scripts/tour.sh, so no tour')
  const code = await new Promise((resolve, reject) => {
    const child = spawn('bash', [script], { cwd: root, env: environment, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`scripts/tour.sh ended with ${code}`)
}

/** Processes that name the folder in their command line or work inside it, PostgreSQL above all. Linux only. */
function processesUsing(path) {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid: Number(pid), ...describe(pid) }))
    .filter(({ command, workingFolder }) => command.includes(path) || workingFolder.startsWith(path))
}

function describe(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { command, workingFolder: readlinkSync(`/proc/${pid}/cwd`) }
  } catch {
    // It ended while we looked, or it belongs to somebody else: neither is ours.
    return { command: '', workingFolder: '' }
  }
}

function groupIsAlive(pid) {
  try {
    return process.kill(-pid, 0)
  } catch (err) {
    if (err.code === 'ESRCH') return false
    throw err
  }
}

async function cleanUp() {
  // The group outlives npm when something below it did not end.
  if (server) endProcess(-server.child.pid)
  for (const { pid } of processesUsing(dataFolder)) endProcess(pid)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

function endProcess(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (err) {
    if (err.code !== 'ESRCH') throw err
  }
}
