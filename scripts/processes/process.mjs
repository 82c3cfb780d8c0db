import { execFile, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const stopSeconds = 30

/** Starts a program in a process group of its own, which outlives the caller; it writes to the log. */
export async function startDetached(command, args, { env, logFile }) {
  const log = await open(logFile, 'a')
  try {
    const child = spawn(command, args, { env, stdio: ['ignore', log.fd, log.fd], detached: true })
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? signal))
    })
    child.unref()
    return { pid: child.pid, ended }
  } finally {
    await log.close()
  }
}

/** Whether the process is the Keycloak of that folder: a number may have been given to another one since. */
export async function isKeycloakOf(dataDir, pid) {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])
    return stdout.includes(join(dataDir, 'bin', 'kc.sh'))
  } catch (err) {
    // `ps` ends with 1 when there is no such process.
    if (err.code === 1) return false
    throw err
  }
}

/** Ends a process group in order, and by force when it does not end. */
export async function endGroup(pid) {
  signal(pid, 'SIGTERM')
  const deadline = Date.now() + stopSeconds * 1000
  while (signal(pid, 0)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL')
    await sleep(100)
  }
}

function signal(pid, name) {
  try {
    return process.kill(-pid, name)
  } catch (err) {
    if (err.code === 'ESRCH') return false
    throw err
  }
}
