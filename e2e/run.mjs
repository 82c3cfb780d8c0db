// Runs the tests of the web application in a browser against a real server: all, or the named files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { startServer } from './server.mjs'

const server = await startServer()
process.env.E2E_URL = server.url
// Commands of the server work on its data.
if (server.folder) process.env.E2E_DATA_DIR = server.folder
const folder = fileURLToPath(new URL('.', import.meta.url))
const names = process.argv.length > 2 ? process.argv.slice(2).map((name) => `${name}.test.mjs`) : readdirSync(folder)
const files = names.filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name))
const tests = run({ files, concurrency: 1 })
tests.on('test:fail', () => {
  process.exitCode = 1
})
tests.compose(new spec()).pipe(process.stdout)
tests.once('end', () => void server.close())
