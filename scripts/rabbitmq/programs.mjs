import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

// Debian's command of the same name on the path changes the user and the log; this one runs as whoever calls it.
const ofDebian = '/usr/lib/rabbitmq/bin/rabbitmq-server'

/** The path of the server's start script. */
export function serverProgram() {
  const found = [ofDebian, ...folders().map((folder) => join(folder, 'rabbitmq-server'))].find(existsSync)
  if (found) return found
  throw new Error('RabbitMQ is needed: install it, so that `rabbitmq-server` is found (Debian: rabbitmq-server).')
}

/** Whether the process has that text in its command line: a number may have been given to another one since. */
export async function hasArgument(pid, text) {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
    return stdout.includes(text)
  } catch (err) {
    // `ps` ends with 1 when there is no such process.
    if (err.code === 1) return false
    throw err
  }
}

// The folders of the system's own programs are not on the path of everybody.
const folders = () => [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin']
