import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { run } from '../processes/run.mjs'
import { java } from './distribution.mjs'

export const propertiesFile = (folder) => join(folder, 'server.properties')
export const logSettingsFile = (folder) => join(folder, 'log4j2.yaml')
const portsFile = (folder) => join(folder, 'ports.json')

/** Makes the folder of one Kafka ready: its settings, and its data, formatted once. Answers the port for clients. */
export async function furnish(folder, jars, port) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const ports = await portsOf(folder, port)
  await writeFile(propertiesFile(folder), properties(folder, ports))
  await writeFile(logSettingsFile(folder), logSettings)
  if (!existsSync(join(folder, 'data', 'meta.properties'))) await format(folder, jars)
  return ports.clients
}

/** They stay the same, because the other members of a cluster, even of one, know each other by them. */
async function portsOf(folder, port) {
  const kept = existsSync(portsFile(folder)) ? JSON.parse(await readFile(portsFile(folder), 'utf8')) : {}
  const ports = {
    clients: port ?? kept.clients ?? (await freePort()),
    controller: kept.controller ?? (await freePort()),
  }
  await writeFile(portsFile(folder), JSON.stringify(ports))
  return ports
}

async function format(folder, jars) {
  const tool = ['-Xmx256m', `-Dlog4j2.configurationFile=${logSettingsFile(folder)}`, '-cp', join(jars, '*')]
  const id = (await run(java, [...tool, 'kafka.tools.StorageTool', 'random-uuid'])).trim().split('\n').at(-1)
  await run(java, [
    ...tool,
    'kafka.tools.StorageTool',
    'format',
    '--standalone',
    '-t',
    id,
    '-c',
    propertiesFile(folder),
  ])
}

const properties = (folder, { clients, controller }) => `process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${clients},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${clients},CONTROLLER://127.0.0.1:${controller}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${join(folder, 'data')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`

const logSettings = `Configuration:
  Appenders:
    Console:
      name: console
      PatternLayout:
        pattern: "%d %p %c{1} %m%n"
  Loggers:
    Root:
      level: warn
      AppenderRef:
        ref: console
    Logger:
      - name: kafka.server.KafkaRaftServer
        level: info
`

async function freePort() {
  const probe = createServer()
  await new Promise((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise((done) => probe.close(done))
  return port
}
