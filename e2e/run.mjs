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
  // What reads the clock comes first. One file at a time: two at once on two processors make each other late.
  const ordered = [...files.filter(readsClock), ...files.filter((name) => !readsClock(name))]
  const tests = run({ files: ordered.map((name) => join(folder, name)), concurrency: 1 })
  tests.on('test:fail', () => {
    process.exitCode = 1
  })
  for await (const chunk of tests.compose(new spec())) process.stdout.write(chunk)
} finally {
  await server.close()
}
