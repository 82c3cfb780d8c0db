import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endGroup, startDetached } from '../processes/process.mjs'
import { freePort, opens } from './ports.mjs'
import { hasArgument } from './programs.mjs'

const readySeconds = 20

/**
 * Erlang programs find each other through a program named epmd, which Erlang would start by itself and leave running.
 * This one is started beforehand on a port of its own, so that we know which to end. The last one serves on if it runs.
 */
export async function startNameService(folder, last) {
  if (last && (await isRunning(last))) return last
  const port = await freePort()
  const args = ['-port', String(port), '-address', '127.0.0.1']
  const { pid, ended } = await startDetached('epmd', args, { env: process.env, logFile: join(folder, 'epmd.log') })
  let failure
  ended.then(
    (code) => (failure = `ended with ${code}`),
    (err) => (failure = err.message),
  )
  const deadline = Date.now() + readySeconds * 1000
  while (!(await opens(port))) {
    if (failure !== undefined || Date.now() > deadline) throw new Error(`epmd did not start: ${failure ?? 'no answer'}`)
    await sleep(20)
  }
  return { pid, port }
}

export async function stopNameService(names) {
  if (await isRunning(names)) await endGroup(names.pid)
}

const isRunning = ({ pid, port }) => hasArgument(pid, `epmd -port ${port} `)
