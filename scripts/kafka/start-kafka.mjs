import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { endGroup, startDetached } from '../processes/process.mjs'
import { lastLines } from '../processes/run.mjs'
import { java, kafkaJars } from './distribution.mjs'
import { furnish, logSettingsFile, propertiesFile } from './place.mjs'

const readySeconds = 120
const heap = ['-Xms128m', '-Xmx512m']

/**
 * Starts a Kafka of one node on the loopback address and answers when it serves. One that runs on this folder already
 * is answered as it is. It outlives the caller: end it with `stopKafka`.
 */
export async function startKafka({ dataDir, port, say = sayOnError }) {
  const folder = resolve(dataDir)
  return (await kafkaStatus(folder)) ?? (await start(folder, port, say))
}

async function start(folder, wantedPort, say) {
  const jars = await kafkaJars(say)
  const port = await furnish(folder, jars, wantedPort)
  const log = join(folder, 'kafka.log')
  await rm(log, { force: true })
  const settings = `-Dlog4j2.configurationFile=${logSettingsFile(folder)}`
  const args = [...heap, settings, '-cp', join(jars, '*'), 'kafka.Kafka', propertiesFile(folder)]
  const { pid } = await startDetached(java, args, { env: process.env, logFile: log })
  await writeFile(runningFile(folder), JSON.stringify({ pid, port }))
  try {
    await ready(folder, pid, log)
  } catch (err) {
    await stopKafka(folder)
    throw err
  }
  return described(folder, { pid, port })
}

/** What runs on the folder, or null. */
export async function kafkaStatus(dataDir) {
  const folder = resolve(dataDir)
  if (!existsSync(runningFile(folder))) return null
  const { pid, port } = JSON.parse(await readFile(runningFile(folder), 'utf8'))
  return (await isKafkaOf(folder, pid)) ? described(folder, { pid, port }) : null
}

/** Ends the Kafka of the folder; false when none runs. */
export async function stopKafka(dataDir) {
  const folder = resolve(dataDir)
  const running = await kafkaStatus(folder)
  if (running) await endGroup(running.pid)
  await rm(runningFile(folder), { force: true })
  return running !== null
}

const runningFile = (folder) => join(folder, 'running.json')
const described = (folder, { pid, port }) => ({
  url: `kafka://127.0.0.1:${port}`,
  ...{ port, pid, dataDir: folder, log: join(folder, 'kafka.log') },
})

/** The port opens before it serves; its log tells when. */
async function ready(folder, pid, log) {
  const deadline = Date.now() + readySeconds * 1000
  while (!(await readFile(log, 'utf8')).includes('Kafka Server started')) {
    if (!(await isKafkaOf(folder, pid))) throw new Error(`Kafka ended. The end of ${log}:\n${await endOf(log)}`)
    if (Date.now() > deadline) throw new Error(`Kafka is not ready after ${readySeconds} s; see ${log}`)
    await sleep(100)
  }
}

const endOf = async (log) => lastLines(await readFile(log, 'utf8'))

/** Whether the process is the Kafka of that folder: a number may have been given to another one since. */
async function isKafkaOf(folder, pid) {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
    return stdout.includes(propertiesFile(folder))
  } catch (err) {
    // `ps` ends with 1 when there is no such process.
    if (err.code === 1) return false
    throw err
  }
}

const sayOnError = (line) => process.stderr.write(`kafka: ${line}\n`)
