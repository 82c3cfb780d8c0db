import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stderr } from 'node:process'
import { promisify } from 'node:util'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'

/** Runs work with a RabbitMQ that has nothing in it; nothing where none can be started, and says so. */
export async function withRabbitmq<T>(work: (url: string) => Promise<T>): Promise<T | null> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'millrace-bench-rabbitmq-')))
  const program = join(checkoutFolder(), 'scripts/rabbitmq.mjs')
  const run = (command: string) => promisify(execFile)(process.execPath, [program, command, '--data-dir', dataDir])
  try {
    const started = await run('start').catch((err: Error) => {
      stderr.write(`Rows with RabbitMQ are left out. ${err.message}\n`)
      return null
    })
    return started === null ? null : await work(JSON.parse(started.stdout).url)
  } finally {
    await run('stop').catch(() => {})
    await rm(dataDir, { recursive: true, force: true })
  }
}
