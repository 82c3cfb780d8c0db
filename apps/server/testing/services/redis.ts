import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../crash/program.ts'

export interface RunningRedis {
  readonly url: string
  close(): Promise<void>
}

/** Starts a Redis that keeps nothing, on a port of the loopback address: a free one, unless it is told. */
export async function startRedis(at?: number): Promise<RunningRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-redis-'))
  const port = at ?? (await freePort())
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit').catch((err: NodeJS.ErrnoException) => {
    if (err.code !== 'ENOENT') throw err
    throw new Error('The service tests need Redis: install it, so that `redis-server` works (Debian: redis-server).')
  })
  await Promise.race([saysReady(child.stdout), exited])
  child.stdout.resume()
  return {
    url: `redis://127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGTERM')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whether there is a Redis on this machine to start. */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function saysReady(output: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface({ input: output })) if (line.includes('Ready to accept')) return
  throw new Error('redis-server ended before it was ready')
}
