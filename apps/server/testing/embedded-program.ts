import { once } from 'node:events'
import { openEmbeddedPostgres } from '../src/platform/database/embedded/open-embedded-postgres.ts'

// Run as a process of its own by the launcher's tests: opens the server, prints what was opened as one line of JSON,
// and closes when its standard input ends.
const options = JSON.parse(process.argv[2] ?? '{}')
const start = performance.now()
const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)

try {
  const postgres = await openEmbeddedPostgres({ ...options, log: (line) => process.stderr.write(`${line}\n`) })
  print({ ...postgres, milliseconds: Math.round(performance.now() - start) })
  process.stdin.resume()
  await once(process.stdin, 'end')
  await postgres.close()
} catch (err) {
  print({ error: err instanceof Error ? err.message : String(err) })
  process.exitCode = 1
}
