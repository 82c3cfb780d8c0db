// Adds to package-lock.json the optional platform packages that the registry at hand does not carry. npm leaves such
// packages out of the lock file without a word, and `npm ci` then refuses it. Run it after a change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = Object.entries(lock.packages).flatMap(([path, entry]) => missingBelow(path, entry))

for (const { name, version, dev } of missing) {
  lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${missing.length} platform packages added`)

function missingBelow(path, { optionalDependencies = {}, dev }) {
  return Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), dev }))
}

/** Looks where Node would: in the package's own node_modules, then in each one above it. */
function isLocked(path, name) {
  if (`${path && `${path}/`}node_modules/${name}` in lock.packages) return true
  if (path === '') return false
  const above = path.lastIndexOf('/node_modules/')
  return isLocked(above === -1 ? '' : path.slice(0, above), name)
}

/** From the name, as in cli-linux-arm64-musl. Without it npm would try to fetch the package on every platform. */
function platformOf(name) {
  const words = name.replace('windows', 'win32').split(/[-/]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!os || !cpu) throw new Error(`cannot tell the platform of ${name} from its name`)
  const libc = os === 'linux' && words.map((word) => /^(musl|gnu)/.exec(word)?.[1]).find(Boolean)
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }) }
}
