import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command line of a service of this machine: `start`, `status` and `stop`, which print JSON. */
export async function serviceCommand(service) {
  try {
    await run(service)
  } catch (err) {
    console.error(`${service.name}: ${err.message}`)
    process.exitCode = 1
  }
}

async function run({ name, start, status, stop }) {
  const { command, port, ...given } = parse(name)
  const dataDir = given.dataDir ?? join(process.env.MILLRACE_DATA_DIR ?? join(root, '.millrace'), name)
  if (command === 'start') return print(await start({ dataDir, port }))
  if (command === 'stop') return print({ stopped: await stop(dataDir) })
  const running = await status(dataDir)
  print({ running: running !== null, ...running })
  if (!running) process.exitCode = 3
}

function parse(name) {
  const options = { port: { type: 'string' }, 'data-dir': { type: 'string' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command = ''] = positionals
  if (positionals.length !== 1 || !['start', 'status', 'stop'].includes(command)) {
    throw new Error(
      `usage: ${name} start [--port N] [--data-dir FOLDER]\n       ${name} status|stop [--data-dir FOLDER]`,
    )
  }
  const { port } = values
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) throw new Error(`${port} is not a port`)
  return { command, port: port === undefined ? undefined : Number(port), dataDir: values['data-dir'] }
}

function print(value) {
  console.log(JSON.stringify(value, null, 2))
}
