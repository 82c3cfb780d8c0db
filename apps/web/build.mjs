// Builds the web application into dist/. Used by bin/millrace.js of the server and `npm run build`.
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { copyFile, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, 'dist')
const marker = join(dist, '.built')
const keepUnusedMilliseconds = 24 * 60 * 60 * 1000
const madeOf = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'build.mjs',
  '../../packages/client/src',
]

/** True when something the application is made of is newer than what was built. Without sources (a container) never. */
export function isStale() {
  if (!existsSync(join(here, 'src'))) return false
  if (!existsSync(marker)) return true
  const builtAt = statSync(marker).mtimeMs
  return madeOf.flatMap((name) => entriesBelow(join(here, name))).some((path) => statSync(path).mtimeMs > builtAt)
}

function entriesBelow(path) {
  if (!statSync(path).isDirectory()) return [path]
  return [path, ...readdirSync(path).flatMap((name) => entriesBelow(join(path, name)))]
}

/** Builds beside dist/ and puts it in place at the end, so that a running server never serves half of it. */
export async function build() {
  const startedAt = new Date()
  const { build: bundle } = await import('vite')
  const made = `${dist}.${process.pid}`
  await bundle({
    configFile: join(here, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: made, emptyOutDir: true },
  })
  await compressAssets(join(made, 'assets'))
  await keepAssets(join(dist, 'assets'), join(made, 'assets'))
  await writeFile(join(made, '.built'), '')
  await utimes(join(made, '.built'), startedAt, startedAt)
  const old = `${made}.old`
  if (existsSync(dist)) await rename(dist, old)
  await rename(made, dist)
  await rm(old, { recursive: true, force: true })
}

/** A page that is open, and a server that runs, go on with the files of the build before for a day. */
async function keepAssets(from, to) {
  if (!existsSync(from)) return
  const newest = Date.now() - keepUnusedMilliseconds
  for (const name of await readdir(from)) {
    const { mtime } = await stat(join(from, name))
    if (mtime.getTime() < newest || existsSync(join(to, name))) continue
    await copyFile(join(from, name), join(to, name))
    await utimes(join(to, name), mtime, mtime)
  }
}

/** Once here rather than for every visitor. */
async function compressAssets(folder) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const content = await readFile(path)
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await build()
