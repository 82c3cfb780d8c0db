import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { variables } from '../../apps/server/src/app/config/variables.ts'
import { serverFolder } from '../../apps/server/src/app/folders.ts'

/** The program that `npx millrace` runs. */
export const millrace = join(serverFolder(), 'bin/millrace.js')

/** The environment without what would lead the server elsewhere, and with what the benchmark sets. */
export function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const names = new Set<string>(variables.map(({ name }) => name))
  const rest = Object.entries(process.env).filter(([name]) => !names.has(name))
  return { ...Object.fromEntries(rest), ...settings }
}

/** An access token for a person of the data set, made as a user makes one. */
export async function createToken(dataDir: string, email: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [millrace, 'token', 'create', '--email', email, '--name', 'bench'],
    { env: environment({ MILLRACE_DATA_DIR: dataDir }) },
  )
  return stdout.trim()
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
