// Checks who imports whom: the rules of .dependency-cruiser.cjs on the tree, then the rules themselves on planted
// violations. Without the second part and the minimum a cruise that reads nothing would pass.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { goodFiles, installedPackages, plants } from './boundary-violations.mjs'

const minimumFiles = 400
const root = fileURLToPath(new URL('..', import.meta.url))
const config = join(root, '.dependency-cruiser.cjs')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const maximumOutputBytes = 256 * 1024 * 1024

// Both to their end, so that the planted tree is removed even when the other cruise fails.
const [tree, rules] = await Promise.allSettled([checkTree(), checkRules()])
const problems = [...problemsOf(tree), ...problemsOf(rules)]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`boundaries: ${tree.value.files} files keep them, ${plants.length} planted violations were caught`)

function problemsOf({ value, reason }) {
  return reason ? [reason.message] : value.problems
}

async function checkTree() {
  const { files, violations } = await cruise(root, ['apps', 'packages', 'bench'])
  const problems = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}\n  ${commentOf(rule)}`)
  if (files < minimumFiles) {
    problems.push(
      `too-few-files: the check read ${files} files and expects ${minimumFiles} or more; does it read TypeScript?`,
    )
  }
  return { files, problems }
}

/** Plants every violation in a tree of its own and tells what is wrong with the rules. */
async function checkRules() {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-boundaries-'))
  try {
    await writeTree(folder)
    const { violations } = await cruise(folder, ['apps', 'packages'])
    const planted = new Set(plants.map(({ rule }) => rule))
    const missedOnes = plants.filter((plant) => !violations.some((found) => matches(found, plant)))
    const falseAlarms = violations.filter(({ from }) => from in goodFiles)
    const unprovenRules = Object.keys(comments()).filter((rule) => !planted.has(rule))
    return { problems: [...missedOnes.map(missed), ...falseAlarms.map(falseAlarm), ...unprovenRules.map(unproven)] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function matches(found, { rule, from, to }) {
  return found.rule === rule && found.from === from && found.to.includes(to)
}

function missed({ rule, from, to }) {
  return `self-check: ${rule} does not catch ${from} → ${to}`
}

function falseAlarm({ rule, from, to }) {
  return `self-check: ${rule} refuses ${from} → ${to}, which is allowed`
}

function unproven(rule) {
  return `self-check: ${rule} has no planted violation in scripts/boundary-violations.mjs`
}

/** Runs dependency-cruiser in a folder and adds the one question it cannot be asked: circles of whole modules. */
async function cruise(folder, paths) {
  const args = [cruiser, '--config', config, '--output-type', 'json', ...paths]
  const options = { cwd: folder, maxBuffer: maximumOutputBytes }
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch((err) => {
    // It counts violations in its exit code; anything without a report is a failure of its own.
    if (!err.stdout?.startsWith('{')) throw new Error(`dependency-cruiser failed: ${err.stderr || err.message}`)
    return err
  })
  const { modules, summary } = JSON.parse(stdout)
  const own = modules.filter(({ source }) => /^(apps|packages|bench)\//.test(source))
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  return { files: own.length, violations: [...violations, ...moduleCircles(own)] }
}

/** Every pair of modules of which each reaches the other at run time, tests aside. */
function moduleCircles(files) {
  const edges = new Map()
  for (const { source, dependencies } of files) {
    const from = moduleOf(source)
    if (!from || source.endsWith('.test.ts')) continue
    const targets = dependencies.filter(isRunTime).map(({ resolved }) => moduleOf(resolved))
    edges.set(from, new Set([...(edges.get(from) ?? []), ...targets.filter((to) => to && to !== from)]))
  }
  const names = [...edges.keys()]
  return names.flatMap((from) =>
    [...edges.get(from)].filter((to) => reaches(edges, to, from)).map((to) => ({ rule: 'no-module-circle', from, to })),
  )
}

function moduleOf(path) {
  return /^apps\/server\/src\/modules\/[^/]+(?=\/)/.exec(path)?.[0]
}

function isRunTime({ dependencyTypes }) {
  return !dependencyTypes.includes('type-only')
}

function reaches(edges, from, target, seen = new Set()) {
  if (from === target) return true
  if (seen.has(from)) return false
  seen.add(from)
  return [...(edges.get(from) ?? [])].some((next) => reaches(edges, next, target, seen))
}

function commentOf(rule) {
  return comments()[rule]
}

function comments() {
  const { forbidden } = createRequire(import.meta.url)(config)
  const circle = { name: 'no-module-circle', comment: 'Of two modules the later one listens to events of the earlier.' }
  return Object.fromEntries([...forbidden, circle].map(({ name, comment }) => [name, comment]))
}

async function writeTree(folder) {
  const files = Object.assign({}, goodFiles, ...plants.map((plant) => plant.files))
  const dependencies = Object.fromEntries(
    installedPackages.filter((name) => name !== 'undeclared').map((name) => [name, '1.0.0']),
  )
  files['tsconfig.json'] = JSON.stringify({
    compilerOptions: { module: 'NodeNext', allowImportingTsExtensions: true, noEmit: true },
  })
  for (const workspace of ['apps/server', 'apps/web', 'packages/contract']) {
    files[`${workspace}/package.json`] = JSON.stringify({
      name: `@millrace/${workspace.split('/')[1]}`,
      type: 'module',
      exports: './src/index.ts',
      dependencies: { ...dependencies, '@millrace/contract': '1.0.0' },
    })
  }
  for (const name of installedPackages) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', exports: './dist/index.js' })
    files[`node_modules/${name}/dist/index.js`] = 'export const value = 1\n'
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await mkdir(join(folder, 'node_modules/@millrace'))
  await symlink('../../packages/contract', join(folder, 'node_modules/@millrace/contract'))
}
