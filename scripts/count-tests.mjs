// Prints "N passed, N failed" over the reports of vitest's json reporter: count-tests.mjs <report> <exit code of vitest> …
import { existsSync, readFileSync } from 'node:fs'

const runs = process.argv.slice(2)
let [passed, failed] = [0, 0]
for (let at = 0; at < runs.length; at += 2) count(runs[at], runs[at + 1])
console.log(`${passed} passed, ${failed} failed`)

function count(path, exitCode) {
  if (!existsSync(path)) {
    console.error(`vitest ended with ${exitCode} and left no report ${path}; the run counts as one failure`)
    failed += 1
    return
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
  passed += numPassedTests
  failed += failures + outside
}
