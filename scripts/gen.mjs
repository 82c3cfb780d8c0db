// Writes the checked-in files that are made from the code; with --check it only says which of them differ.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleEntry } from '../apps/server/build.mjs'
import { clientTypes } from './client-types.mjs'

/** Folders in which every file is generated, so that one nobody makes any more is removed. */
const generatedFolders = ['queries']

const root = fileURLToPath(new URL('..', import.meta.url))
const checkOnly = process.argv.includes('--check')

const artefacts = await makeArtefacts()
const changed = []
for (const [file, text] of Object.entries(artefacts)) {
  if ((await currentText(file)) === text) continue
  changed.push(file)
  if (!checkOnly) await write(file, text)
}
for (const file of await leftOver(Object.keys(artefacts))) {
  changed.push(file)
  if (!checkOnly) await rm(join(root, file))
}
report()

/** The text of every generated file by its path from the root, as apps/server/src/bin/generate.ts makes it. */
async function makeArtefacts() {
  const bundle = await bundleEntry('generate', join(root, 'apps/server/src/bin/generate.ts'))
  const generate = await import(pathToFileURL(bundle).href)
  const made = await generate.artefacts()
  made['packages/client/src/openapi.ts'] = await clientTypes(made['packages/contract/openapi.json'])
  const empty = Object.keys(made).filter((file) => typeof made[file] !== 'string' || made[file].trim() === '')
  if (empty.length > 0) throw new Error(`generate.ts made nothing for ${empty.join(', ')}`)
  if (Object.keys(made).length === 0) throw new Error('generate.ts made no file at all')
  return made
}

async function currentText(file) {
  const path = join(root, file)
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}

async function write(file, text) {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
}

async function leftOver(made) {
  const folders = generatedFolders.filter((folder) => existsSync(join(root, folder)))
  const present = await Promise.all(
    folders.map(async (folder) => (await readdir(join(root, folder))).map((name) => `${folder}/${name}`)),
  )
  return present.flat().filter((file) => !made.includes(file))
}

function report() {
  if (changed.length === 0) return console.log(`generated files: ${Object.keys(artefacts).length} up to date`)
  if (!checkOnly) return console.log(`wrote ${changed.join(', ')}`)
  console.error(`These files differ from what the code makes; run "npm run gen":\n  ${changed.join('\n  ')}`)
  process.exitCode = 1
}
