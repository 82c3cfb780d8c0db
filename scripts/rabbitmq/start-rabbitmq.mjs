import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endGroup, startDetached } from '../processes/process.mjs'
import { lastLines } from '../processes/run.mjs'
import { startNameService, stopNameService } from './name-service.mjs'
import { freePort, opens, speaksAmqp } from './ports.mjs'
import { hasArgument, serverProgram } from './programs.mjs'

const readySeconds = 120

/**
 * Starts a RabbitMQ on the loopback address that keeps its data in the folder, and answers when it takes connections.
 * One that runs there already is answered as it is. It outlives the caller: end it with `stopRabbitmq`.
 */
export async function startRabbitmq({ dataDir, port }) {
  const folder = resolve(dataDir)
  const running = await rabbitmqStatus(folder)
  if (running) return running
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const last = await noted(folder)
  const names = await startNameService(folder, last?.names)
  const place = { port: port ?? last?.port ?? (await freePort()), names, instance: randomUUID() }
  const started = await startServer(folder, place)
  await writeFile(runningFile(folder), JSON.stringify({ ...place, pid: started.pid }))
  try {
    await isReady(folder, place.port, started.ended)
  } catch (err) {
    await stopRabbitmq(folder)
    throw err
  }
  return described(folder, { ...place, pid: started.pid })
}

/** What runs on the folder, or null. */
export async function rabbitmqStatus(dataDir) {
  const folder = resolve(dataDir)
  const last = await noted(folder)
  return last && (await hasArgument(last.pid, last.instance)) ? described(folder, last) : null
}

/** Ends the RabbitMQ of the folder and its name service; false when none runs. */
export async function stopRabbitmq(dataDir) {
  const folder = resolve(dataDir)
  const last = await noted(folder)
  if (!last) return false
  const isRunning = await hasArgument(last.pid, last.instance)
  if (isRunning) await endGroup(last.pid)
  await stopNameService(last.names)
  await rm(runningFile(folder), { force: true })
  return isRunning
}

async function startServer(folder, { port, names, instance }) {
  const program = serverProgram()
  await writeFile(join(folder, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\n`)
  await writeFile(join(folder, 'enabled_plugins'), '[].\n')
  await rm(logFile(folder), { force: true })
  const env = { ...cleanEnvironment(), ...(await environment(folder, names)) }
  // Erlang ignores the argument: it is for us, to know the process again by its command line.
  return startDetached(program, ['-millrace', instance], { env, logFile: logFile(folder) })
}

const environment = async (folder, names) => ({
  HOME: folder,
  RABBITMQ_NODENAME: 'millrace@localhost',
  RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
  RABBITMQ_MNESIA_BASE: join(folder, 'data'),
  RABBITMQ_LOG_BASE: join(folder, 'log'),
  RABBITMQ_LOGS: '-',
  RABBITMQ_PID_FILE: join(folder, 'pid'),
  RABBITMQ_DIST_PORT: String(await freePort()),
  ERL_EPMD_PORT: String(names.port),
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
    '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
})

const cleanEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(RABBITMQ_|ERL_)/.test(name)))

async function isReady(folder, port, ended) {
  let end
  ended.then(
    (code) => (end = `ended with ${code}`),
    (err) => (end = `could not be started: ${err.message}`),
  )
  const deadline = Date.now() + readySeconds * 1000
  while (!((await opens(port)) && (await speaksAmqp(port)))) {
    const log = logFile(folder)
    if (end) throw new Error(`RabbitMQ ${end}. The end of ${log}:\n${lastLines(await readFile(log, 'utf8'))}`)
    if (Date.now() > deadline) throw new Error(`RabbitMQ is not ready after ${readySeconds} s; see ${log}`)
    await sleep(100)
  }
}

async function noted(folder) {
  return existsSync(runningFile(folder)) ? JSON.parse(await readFile(runningFile(folder), 'utf8')) : null
}

const described = (folder, { pid, port, names }) => ({
  url: `amqp://guest:guest@127.0.0.1:${port}`,
  pid,
  port,
  nameServicePid: names.pid,
  log: logFile(folder),
})

const runningFile = (folder) => join(folder, 'running.json')
const logFile = (folder) => join(folder, 'rabbitmq.log')
