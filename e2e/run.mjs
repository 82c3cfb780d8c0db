// Runs the tests of the web application in a browser against a real server.
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { startServer } from './server.mjs'

const server = await startServer()
process.env.E2E_URL = server.url
const files = ['main-path', 'places'].map((name) => fileURLToPath(new URL(`${name}.test.mjs`, import.meta.url)))
const tests = run({ files, concurrency: 1 })
tests.on('test:fail', () => {
  process.exitCode = 1
})
tests.compose(new spec()).pipe(process.stdout)
tests.once('end', () => void server.close())
