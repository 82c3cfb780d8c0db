import { cp, mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'

const leftOut = new Set(['dist', 'node_modules', '.millrace', 'coverage'])

/** A copy of this checkout as it is after `npm ci`: sources, no build, no data, and the packages as links. */
export async function makeFreshCheckout(): Promise<string> {
  const source = checkoutFolder()
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-bench-')))
  for (const name of ['apps', 'packages', 'package.json', 'tsconfig.json', '.npmrc']) {
    await cp(join(source, name), join(folder, name), {
      recursive: true,
      filter: (path) => !leftOut.has(basename(path)),
    })
  }
  await linkPackages(join(source, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Our own packages must lead into the copy; all others may lead into the installed ones. */
async function linkPackages(installed: string, target: string): Promise<void> {
  await mkdir(join(target, '@millrace'), { recursive: true })
  await mkdir(join(target, '.bin'))
  for (const name of await readdir(installed)) {
    if (!name.startsWith('.') && name !== '@millrace') await symlink(join(installed, name), join(target, name))
  }
  for (const name of await readdir(join(installed, '@millrace'))) {
    await symlink(await readlink(join(installed, '@millrace', name)), join(target, '@millrace', name))
  }
  await symlink('../@millrace/server/bin/millrace.js', join(target, '.bin/millrace'))
}

export const removeFreshCheckout = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
