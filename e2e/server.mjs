// A server of our own with the demo people, on a free port and an empty folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../apps/server/bin/millrace.js', import.meta.url))
const startSeconds = 120
/** What one test asks for is not taken from another, though they sign in as the same people. */
const noLimits = { RATE_LIMIT_PER_MINUTE: '1000000', RATE_LIMIT_ANONYMOUS_PER_MINUTE: '1000000' }

/** Starts the server as `npm start` does; `MILLRACE_URL` names one that runs already. */
export async function startServer() {
  if (process.env.MILLRACE_URL) {
    return { url: process.env.MILLRACE_URL, folder: process.env.MILLRACE_DATA_DIR, close: async () => {} }
  }
  const folder = await mkdtemp(join(tmpdir(), 'millrace-e2e-'))
  const port = await freePort()
  const env = { ...process.env, ...noLimits, PORT: String(port), MILLRACE_DATA_DIR: folder }
  const server = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const close = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await ready(url, server)
  } catch (err) {
    await close()
    throw err
  }
  return { url, folder, close }
}

async function ready(url, server) {
  const until = Date.now() + startSeconds * 1000
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    const response = await fetch(`${url}/health/ready`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`the server was not ready after ${startSeconds} s`)
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
