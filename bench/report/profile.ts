import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'

/** The parts of V8's CPU profile that tell where time went. */
interface Profile {
  readonly nodes: readonly { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

const shown = 25
const notWork = new Set(['(idle)', '(root)'])

/** A folder for the profile of this run. */
export async function makeProfilesFolder(): Promise<string> {
  const folder = join(checkoutFolder(), 'bench/data/profiles', String(Date.now()))
  await mkdir(folder, { recursive: true })
  return folder
}

/** The functions in which the server itself spent most of its time, from the newest profile of a folder. */
export async function summarizeProfile(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).sort()
  const newest = files.at(-1)
  if (newest === undefined) return `There is no profile in ${folder}.`
  const file = join(folder, newest)
  const profile = JSON.parse(await readFile(file, 'utf8')) as Profile
  return [
    file,
    'by package:',
    ...shares(selfTimes(profile, packageOf)),
    'by function:',
    ...shares(selfTimes(profile, nameOf)),
  ].join('\n')
}

function shares(times: ReadonlyMap<string, number>): string[] {
  const total = [...times.values()].reduce((all, time) => all + time, 0)
  return [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, shown)
    .map(([name, time]) => `  ${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`)
}

type Frame = Profile['nodes'][number]['callFrame']

function selfTimes({ nodes, samples, timeDeltas }: Profile, label: (frame: Frame) => string): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, label(callFrame)]))
  const times = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? ''
    if (!notWork.has(name)) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0))
  }
  return times
}

function nameOf({ functionName, url, lineNumber }: Frame): string {
  if (url === '') return functionName
  const place = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/dist\//, 'dist/')
  return `${functionName || '(anonymous)'}  ${place}:${lineNumber + 1}`
}

/** The package of a function; what has no file is native code, named by itself. */
function packageOf({ functionName, url }: Frame): string {
  if (url === '') return functionName
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (installed !== undefined) return installed
  return url.startsWith('node:') ? 'Node' : 'Millrace'
}
