// Runs a Kafka of one node on this machine, without Docker, for development and tests:
//   node scripts/kafka.mjs start [--port N] [--data-dir FOLDER]
//   node scripts/kafka.mjs status|stop [--data-dir FOLDER]
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { kafkaStatus, startKafka, stopKafka } from './kafka/start-kafka.mjs'

const usage = `usage: kafka start [--port N] [--data-dir FOLDER]
       kafka status|stop [--data-dir FOLDER]`
const root = fileURLToPath(new URL('..', import.meta.url))

try {
  await main()
} catch (err) {
  console.error(`kafka: ${err.message}`)
  process.exitCode = 1
}

async function main() {
  const [command, options] = parse()
  const dataDir = options['data-dir'] ?? join(process.env.MILLRACE_DATA_DIR ?? join(root, '.millrace'), 'kafka')
  const port = options.port === undefined ? undefined : Number(options.port)
  if (command === 'start') return print(await startKafka({ dataDir, port }))
  if (command === 'stop') return print({ stopped: await stopKafka(dataDir) })
  const running = await kafkaStatus(dataDir)
  print({ running: running !== null, ...running })
  if (!running) process.exitCode = 3
}

function parse() {
  const options = { port: { type: 'string' }, 'data-dir': { type: 'string' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command = ''] = positionals
  if (positionals.length !== 1 || !['start', 'status', 'stop'].includes(command)) throw new Error(usage)
  if (values.port !== undefined && !/^[1-9]\d{0,4}$/.test(values.port)) throw new Error(`${values.port} is not a port`)
  return [command, values]
}

function print(value) {
  console.log(JSON.stringify(value, null, 2))
}
