// Bundles the server into dist/. Used by bin/millrace.js, `npm run build` and `npm run dev`.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, 'dist')
const marker = join(dist, '.built')
const packages = join(here, '../../packages')
const keepUnusedMilliseconds = 24 * 60 * 60 * 1000

/** True when something the bundle is made of is newer than the bundle. Without sources (a container) never. */
export function isStale() {
  if (!existsSync(join(here, 'src'))) return false
  if (!existsSync(marker)) return true
  const builtAt = statSync(marker).mtimeMs
  return sources().some((path) => statSync(path).mtimeMs > builtAt)
}

/** Files and folders alike: a folder's own time tells that a file in it went away. */
function sources() {
  const folders = existsSync(packages) ? readdirSync(packages).map((name) => join(packages, name, 'src')) : []
  const roots = [join(here, 'src'), ...folders.filter((folder) => existsSync(folder))]
  return [fileURLToPath(import.meta.url), ...roots, ...roots.flatMap(entriesBelow)]
}

function entriesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? [path, ...entriesBelow(path)] : [path]
  })
}

/** Builds dist/millrace.js. Rejects when the sources do not compile; esbuild has then printed why. */
export async function build() {
  await bundle(options({ millrace: join(here, 'src/bin/millrace.ts') }))
}

/** Bundles one more entry beside the program, as dist/<name>.js, and returns its path. */
export async function bundleEntry(name, entry) {
  await bundle({ ...options({ [name]: entry }), write: true, splitting: false, plugins: [workspacePackages] })
  return join(dist, `${name}.js`)
}

/** Ends esbuild's own process as well, which would otherwise live as long as the server that asked for the build. */
async function bundle(buildOptions) {
  const esbuild = await import('esbuild')
  try {
    await esbuild.build(buildOptions)
  } finally {
    await esbuild.stop()
  }
}

/** @returns {import('esbuild').BuildOptions} */
function options(entryPoints) {
  return {
    entryPoints,
    outdir: dist,
    entryNames: '[name]',
    // Chunks lie beside the entry, so import.meta.url has the same folder in all of them.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    write: false,
    plugins: [workspacePackages, install],
  }
}

/** Our own packages are TypeScript sources, so they go into the bundle while all others stay outside. */
const workspacePackages = {
  name: 'workspace-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^@millrace\// }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) }))
  },
}

/** Puts the files in place one rename at a time, so that a program starting meanwhile never reads half a file. */
const install = {
  name: 'install',
  setup({ onStart, onEnd }) {
    let startedAt = new Date()
    onStart(() => {
      startedAt = new Date()
    })
    onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return
      await mkdir(dist, { recursive: true })
      for (const file of outputFiles) await replaceFile(file.path, file.contents)
      await removeOld(outputFiles.map((file) => basename(file.path)))
      await replaceFile(marker, '')
      // The start of the build, so that a file saved while it ran counts as newer.
      await utimes(marker, startedAt, startedAt)
    })
  },
}

async function replaceFile(path, contents) {
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, contents)
  await rename(temporary, path)
}

/** Unused chunks stay for a day: a program started from an earlier build may still import them. */
async function removeOld(inUse) {
  for (const name of await readdir(dist)) {
    const path = join(dist, name)
    if (inUse.includes(name) || path === marker) continue
    const info = await stat(path).catch(ignoreMissing)
    if (info && Date.now() - info.mtimeMs > keepUnusedMilliseconds) await rm(path, { recursive: true, force: true })
  }
}

/** Another build may be clearing the same folder. */
function ignoreMissing(err) {
  if (err.code !== 'ENOENT') throw err
}

/** Builds, runs `millrace start`, and does both again on every change of a source. */
async function watch(startArguments) {
  const esbuild = await import('esbuild')
  let server
  const restart = {
    name: 'restart',
    setup({ onEnd }) {
      onEnd(async ({ errors }) => {
        if (errors.length > 0) return
        await stop(server)
        server = start(startArguments)
      })
    },
  }
  const base = options({ millrace: join(here, 'src/bin/millrace.ts') })
  const context = await esbuild.context({ ...base, plugins: [...base.plugins, restart] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      await context.dispose()
      await stop(server)
    })
  }
  await context.watch()
}

/** In a process group of its own: Ctrl-C then reaches the server once, from stop(), and not a second time. */
function start(startArguments) {
  const command = [join(here, 'bin/millrace.js'), 'start', ...startArguments]
  return spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
}

async function stop(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [mode, ...rest] = process.argv.slice(2)
  // esbuild has already said what is wrong with the sources.
  const failed = () => {
    process.exitCode = 1
  }
  if (mode === '--watch') await watch(rest)
  else await build().catch(failed)
}
