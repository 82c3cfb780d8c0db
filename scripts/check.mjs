// Runs every check:* script of package.json, two at a time, and shows the output of those that fail.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const waiting = Object.keys(scripts).filter((name) => name.startsWith('check:'))

await Promise.all([work(), work()])

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const startedAt = performance.now()
    const { code, output } = await run(name)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    if (code === 0) {
      console.log(`${name}: ok, ${seconds} s`)
    } else {
      console.error(`${name}: FAILED, ${seconds} s\n${output.trim()}\n`)
      process.exitCode = 1
    }
  }
}

function run(name) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}
