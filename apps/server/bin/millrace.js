#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Millrace needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`)
  process.exit(1)
}
process.setSourceMapsEnabled(true)

const { existsSync } = await import('node:fs')
const isStart = process.argv[2] === undefined || process.argv[2] === 'start'
if (existsSync(new URL('../src', import.meta.url))) await buildStale('../build.mjs')
// Only what serves the web application needs it.
if (isStart && existsSync(new URL('../../web/src', import.meta.url))) await buildStale('../../web/build.mjs')

async function buildStale(script) {
  const { build, isStale } = await import(new URL(script, import.meta.url).href)
  if (!isStale()) return
  process.stderr.write('building…\n')
  await build().catch((err) => {
    // The bundler prints what is wrong with a source itself; anything else has not been said yet.
    if (!err.errors) process.stderr.write(`${err.message}\n`)
    process.stderr.write('Millrace could not be built.\n')
    process.exit(1)
  })
}

// By URL, because tools that follow imports find no dist/ in a fresh checkout.
await import(new URL('../dist/millrace.js', import.meta.url).href)
