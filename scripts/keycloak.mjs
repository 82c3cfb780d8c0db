// Runs a Keycloak on this machine, without Docker, for development and tests:
//   node scripts/keycloak.mjs start [--port N] [--web-origin URL] [--data-dir FOLDER] [--with-test-users]
//   node scripts/keycloak.mjs status|stop [--data-dir FOLDER]
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { keycloakStatus, startKeycloak, stopKeycloak } from './keycloak/start-keycloak.mjs'

const usage = `usage: keycloak start [--port N] [--web-origin URL] [--data-dir FOLDER] [--with-test-users]
       keycloak status [--data-dir FOLDER]
       keycloak stop [--data-dir FOLDER]`
const root = fileURLToPath(new URL('..', import.meta.url))

try {
  await main()
} catch (err) {
  console.error(`keycloak: ${err.message}`)
  process.exitCode = 1
}

async function main() {
  const [command, options] = parse()
  const dataDir = options['data-dir'] ?? join(process.env.MILLRACE_DATA_DIR ?? join(root, '.millrace'), 'keycloak')
  if (command === 'start') {
    const started = await startKeycloak({
      dataDir,
      port: options.port === undefined ? undefined : Number(options.port),
      webOrigin: options['web-origin'],
      testUsers: options['with-test-users'],
    })
    return print(started)
  }
  if (command === 'stop') return print({ stopped: await stopKeycloak(dataDir) })
  const running = await keycloakStatus(dataDir)
  print({ running: running !== null, ...running })
  if (!running) process.exitCode = 3
}

function parse() {
  const options = {
    port: { type: 'string' },
    'web-origin': { type: 'string' },
    'data-dir': { type: 'string' },
    'with-test-users': { type: 'boolean', default: false },
  }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command = ''] = positionals
  if (positionals.length !== 1 || !['start', 'status', 'stop'].includes(command)) throw new Error(usage)
  if (values.port !== undefined && !/^[1-9]\d{0,4}$/.test(values.port)) throw new Error(`${values.port} is not a port`)
  return [command, values]
}

function print(value) {
  console.log(JSON.stringify(value, null, 2))
}
