// Prints "N passed, N failed" from a report of vitest's json reporter: count-tests.mjs <report> <exit code of vitest>.
import { existsSync, readFileSync } from 'node:fs'

const [path, exitCode] = process.argv.slice(2)
if (!existsSync(path)) {
  console.error(`vitest ended with ${exitCode} and left no report, so nothing can be counted`)
  process.exit(1)
}
const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))
// A file that cannot be loaded, or whose set-up fails, has no failing test to be counted by.
const failedFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
)
const failures = numFailedTests + failedFiles.length
// An error outside every test fails the run without failing a test.
const outside = failures === 0 && exitCode !== '0' ? 1 : 0
if (outside) console.log(`vitest ended with ${exitCode} although no test failed; the run counts as one failure`)
console.log(`${numPassedTests} passed, ${failures + outside} failed`)
