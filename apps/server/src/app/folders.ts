import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Manifest {
  readonly name?: string
  readonly workspaces?: readonly string[]
}

// The program runs bundled in `dist` and, under test, from `src`: folders are found by what they hold.
const here = dirname(fileURLToPath(import.meta.url))

/** The folder of the server package, which holds the migrations. */
export const serverFolder = (): string => findUp(here, ({ name }) => name === '@millrace/server') ?? process.cwd()

/** The root of the checkout, or the working directory when the program was installed without one. */
export const checkoutFolder = (): string => findUp(here, ({ workspaces }) => workspaces !== undefined) ?? process.cwd()

export const migrationsFolder = (): string => join(serverFolder(), 'migrations')

function findUp(folder: string, matches: (manifest: Manifest) => boolean): string | undefined {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && matches(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest)) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : findUp(parent, matches)
}
