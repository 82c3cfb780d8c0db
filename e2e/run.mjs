// Runs the tests of the web application in a browser against a real server: all, or the named files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { startServer } from './server.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const names = process.argv.length > 2 ? process.argv.slice(2).map((name) => `${name}.test.mjs`) : readdirSync(folder)
const files = names.filter((name) => name.endsWith('.test.mjs'))
const readsClock = (name) => name === 'speed.test.mjs'

const server = await startServer()
process.env.E2E_URL = server.url
// Commands of the server work on its data.
if (server.folder) process.env.E2E_DATA_DIR = server.folder
try {
  await runFiles(files.filter(readsClock), 1)
  const others = files.filter((name) => !readsClock(name))
  await runFiles(others, 2)
} finally {
  await server.close()
}

/** So many files at once. Those at a time share people, but no project, and no setting of a person. */
async function runFiles(some, concurrency) {
  if (some.length === 0) return
  const tests = run({ files: some.map((name) => join(folder, name)), concurrency })
  tests.on('test:fail', () => {
    process.exitCode = 1
  })
  for await (const chunk of tests.compose(new spec())) process.stdout.write(chunk)
}
