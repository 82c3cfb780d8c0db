// Compares the commands of the README's tour with those of scripts/tour.sh, which the smoke test runs.
import { readFileSync } from 'node:fs'

const heading = '## A tour in 60 seconds'
const begin = '# begin'

const shown = readmeCommands(read('README.md'))
const tested = scriptCommands(read('scripts/tour.sh'))
const place = shown.findIndex((line, index) => line !== tested[index])
if (shown.length === 0 || tested.length === 0) fail('there are no commands to compare')
else if (place >= 0 || shown.length !== tested.length) differ(place < 0 ? shown.length : place)
else console.log(`tour: the README and scripts/tour.sh have the same ${shown.length} lines`)

function read(file) {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}

/** The lines of the shell blocks below the heading, up to the next one. */
function readmeCommands(text) {
  const section = text.split(`\n${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block]) => lines(block))
}

/** What follows the mark, without the checks that the README does not show. */
function scriptCommands(text) {
  return lines(text.split(`\n${begin}\n`)[1] ?? '').filter((line) => !line.startsWith('check '))
}

function lines(text) {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function differ(index) {
  fail(
    `README.md has "${shown[index] ?? 'nothing more'}" where scripts/tour.sh has "${tested[index] ?? 'nothing more'}"`,
  )
}

function fail(text) {
  console.error(`tour: ${text}`)
  process.exitCode = 1
}
