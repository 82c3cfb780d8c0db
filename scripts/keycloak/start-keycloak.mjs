import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endGroup, isKeycloakOf, startDetached } from '../processes/process.mjs'
import { lastLines } from '../processes/run.mjs'
import { builtKeycloak, cleanEnvironment } from './distribution.mjs'
import { furnish, secretsOf } from './place.mjs'
import { addTestUsers } from './test-users.mjs'

const readySeconds = 180
// Keycloak keeps within this; more does not make it faster here.
const heap = '-Xms64m -Xmx512m'

/**
 * Starts Keycloak on the loopback address with the realm of `deploy/keycloak`, and answers when the realm does. One
 * that runs on this folder already, or is starting, is answered as it is. It outlives the caller: end it with `stopKeycloak`.
 *
 * `webOrigin` is where browsers find Millrace; it counts at the first start on a folder, as do `MILLRACE_WEB_SECRET`
 * and `MILLRACE_WORKER_SECRET` of the environment, because Keycloak imports a realm only once.
 */
export async function startKeycloak({ dataDir, port, webOrigin, testUsers = false, say = sayOnError }) {
  const folder = resolve(dataDir)
  const running = await keycloakStatus(folder)
  if (running) await realmReady(running, () => hasEnded(folder, running.pid))
  const started = running ?? (await start(folder, port ?? (await freePort()), webOrigin, say))
  if (testUsers) await addTestUsers(started.address, started.admin.password)
  return started
}

async function start(folder, port, webOrigin, say) {
  const program = await builtKeycloak(say)
  const secrets = await secretsOf(folder)
  await furnish(folder, program)
  const address = `http://127.0.0.1:${port}`
  const logFile = join(folder, 'keycloak.log')
  const env = environment(secrets, webOrigin)
  say(`starting it at ${address}, log ${logFile}`)
  await rm(logFile, { force: true })
  const started = await startDetached(join(folder, 'bin', 'kc.sh'), startArguments(address, port), { env, logFile })
  await writeFile(runningFile(folder), JSON.stringify({ pid: started.pid, port }))
  try {
    await realmReady({ address, log: logFile }, noted(started.ended))
  } catch (err) {
    await stopKeycloak(folder)
    throw err
  }
  return described(folder, { pid: started.pid, port })
}

const startArguments = (address, port) => [
  ...['start', '--optimized', '--import-realm', '--cache=local', '--http-enabled=true'],
  ...['--http-host=127.0.0.1', `--http-port=${port}`, `--hostname=${address}`],
]

const environment = (secrets, webOrigin) => ({
  ...cleanEnvironment(),
  JAVA_OPTS_KC_HEAP: heap,
  KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
  KC_BOOTSTRAP_ADMIN_PASSWORD: secrets.admin,
  MILLRACE_WEB_SECRET: secrets.web,
  MILLRACE_WORKER_SECRET: secrets.worker,
  ...(webOrigin !== undefined && { MILLRACE_WEB_ORIGIN: webOrigin }),
})

/** What runs on the folder, or null. */
export async function keycloakStatus(dataDir) {
  const folder = resolve(dataDir)
  if (!existsSync(runningFile(folder))) return null
  const { pid, port } = JSON.parse(await readFile(runningFile(folder), 'utf8'))
  return (await isKeycloakOf(folder, pid)) ? described(folder, { pid, port }) : null
}

/** Ends the Keycloak of the folder; false when none runs. */
export async function stopKeycloak(dataDir) {
  const folder = resolve(dataDir)
  const running = await keycloakStatus(folder)
  if (running) await endGroup(running.pid)
  await rm(runningFile(folder), { force: true })
  return running !== null
}

async function described(folder, { pid, port }) {
  const secrets = await secretsOf(folder)
  const address = `http://127.0.0.1:${port}`
  return {
    issuer: `${address}/realms/millrace`,
    address,
    admin: { console: `${address}/admin/`, username: 'admin', password: secrets.admin },
    clientSecrets: { 'millrace-web': secrets.web, 'millrace-worker': secrets.worker },
    pid,
    port,
    log: join(folder, 'keycloak.log'),
  }
}

const runningFile = (folder) => join(folder, 'running.json')

/** The port opens before the realm is imported: only the realm's own document tells that it is there. */
async function realmReady({ address, log }, endOf) {
  const deadline = Date.now() + readySeconds * 1000
  while (!(await answers(`${address}/realms/millrace/.well-known/openid-configuration`))) {
    const end = await endOf()
    if (end) throw new Error(`Keycloak ${end}. The end of ${log}:\n${lastLines(await readFile(log, 'utf8'))}`)
    if (Date.now() > deadline) throw new Error(`Keycloak is not ready after ${readySeconds} s; see ${log}`)
    await sleep(250)
  }
}

/** How a process that was started here ended, in words; undefined while it runs. */
function noted(ended) {
  let end
  ended.then(
    (code) => (end = `ended with ${code}`),
    (err) => (end = `could not be started: ${err.message}`),
  )
  return () => end
}

/** The same of one that somebody else started. */
const hasEnded = async (folder, pid) => ((await isKeycloakOf(folder, pid)) ? undefined : 'ended')

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    // Not listening yet; the caller knows how long to go on asking.
    return false
  }
}

async function freePort() {
  const probe = createServer()
  await new Promise((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise((done) => probe.close(done))
  return port
}

const sayOnError = (line) => process.stderr.write(`keycloak: ${line}\n`)
