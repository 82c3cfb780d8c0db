import { readdir, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ifMissing, isSystemError } from './files.ts'

interface Link {
  path: string
  target: string
}

/**
 * Makes the links between library versions that the package's install script makes (npm packages hold no links, and
 * scripts may be off). Where the folder cannot be written to, nothing is done: trying the programs shows if they matter.
 */
export async function linkLibraries(native: string): Promise<void> {
  const names = new Set(await readdir(join(native, 'lib')))
  const links = [...(await listedLinks(native)), ...linksByName([...names], join(native, 'lib'))]
  const missing = links.filter(({ path }) => dirname(path) !== join(native, 'lib') || !names.has(basename(path)))
  try {
    for (const link of missing) await makeLink(link)
  } catch (err) {
    if (!isSystemError(err, 'EACCES', 'EPERM', 'EROFS')) throw err
  }
}

async function makeLink({ path, target }: Link): Promise<void> {
  await symlink(target, path).catch((err) => {
    if (!isSystemError(err, 'EEXIST')) throw err
  })
}

/** The package's own list: paths that begin with `native/`, `source` being the file and `target` the link. */
async function listedLinks(native: string): Promise<Link[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(ifMissing)
  const listed: Array<{ source: string; target: string }> = text ? JSON.parse(text) : []
  return listed.map(({ source, target }) => ({
    path: join(native, target.replace(/^native\//, '')),
    target: basename(source),
  }))
}

/** `libx.so.60.2` is looked for as `libx.so.60`, `libx.77.1.dylib` as `libx.77.dylib`. Exported for its test. */
export function linksByName(names: string[], folder: string): Link[] {
  return names.flatMap((target) => {
    const shorter = target.replace(/^(.+\.so\.\d+)\.\d+$|^(.+\.\d+)\.\d+(\.dylib)$/, '$1$2$3')
    return shorter === target || names.includes(shorter) ? [] : [{ path: join(folder, shorter), target }]
  })
}
