// Says how much script the first page of the web application loads, and fails above the limit.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, isStale } from '../apps/web/build.mjs'

const limitBytes = 250 * 1024
/** What the home page loads by itself, besides what these import. */
const entries = [
  'index.html',
  'src/i18n/en.ts',
  'src/features/my-work/my-work.tsx',
  '../../node_modules/@mantine/notifications/esm/index.mjs',
]
const dist = fileURLToPath(new URL('../apps/web/dist/', import.meta.url))

if (isStale()) await build()
const manifest = JSON.parse(await readFile(`${dist}.vite/manifest.json`, 'utf8'))
const chunks = new Set()
for (const entry of entries) collect(entry)
const files = [...chunks].map((name) => manifest[name].file).filter((file) => file.endsWith('.js'))
const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(dist + file), { level: 9 }).length))
const bytes = sizes.reduce((sum, size) => sum + size, 0)
const text = `first page: ${(bytes / 1024).toFixed(1)} KB of script with gzip, of at most ${limitBytes / 1024}`
if (bytes > limitBytes) {
  console.error(text)
  process.exitCode = 1
} else console.log(text)

function collect(name) {
  if (!manifest[name]) throw new Error(`the build has no ${name}; has it moved?`)
  if (chunks.has(name)) return
  chunks.add(name)
  for (const imported of manifest[name].imports ?? []) collect(imported)
}
