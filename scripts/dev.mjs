// The server and the web application, each with hot reload: open the address that Vite prints.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const origin = 'http://127.0.0.1:7710'
// The browser is sent back to the page of Vite after signing in.
const env = { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL ?? origin }
const children = [
  start(['apps/server/build.mjs', '--watch', ...process.argv.slice(2)], env),
  start(['node_modules/vite/bin/vite.js', '--config', 'apps/web/vite.config.ts'], process.env),
]
for (const child of children) child.once('exit', stopAll)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopAll)

function start(args, environment) {
  return spawn(process.execPath, args, { cwd: root, env: environment, stdio: 'inherit' })
}

function stopAll() {
  for (const child of children) child.kill('SIGTERM')
}
