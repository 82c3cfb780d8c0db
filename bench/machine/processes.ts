import { readdirSync, readFileSync } from 'node:fs'

/** A figure of the server and of PostgreSQL, all its processes together. */
export interface OfBoth {
  readonly server: number
  readonly postgres: number
}

// USER_HZ, which Linux fixes at 100 for everything it tells in ticks.
const microsecondsPerTick = 10_000

/** True where the kernel tells what a process used (Linux). Elsewhere CPU and memory are not reported. */
const isCounted = process.platform === 'linux'

/** Microseconds of CPU so far, with those of PostgreSQL's processes that have ended. */
export function cpuOfBoth(server: number, postmaster: number): OfBoth {
  if (!isCounted) return nothing
  const children = childrenOf(postmaster).map((pid) => cpuOf(pid, false))
  return { server: cpuOf(server, false), postgres: children.reduce((all, one) => all + one, cpuOf(postmaster, true)) }
}

/** Bytes of memory now. */
export function memoryOfBoth(server: number, postmaster: number): OfBoth {
  if (!isCounted) return nothing
  const processes = [postmaster, ...childrenOf(postmaster)]
  return { server: memoryOf(server), postgres: processes.map(memoryOf).reduce((all, one) => all + one, 0) }
}

const nothing: OfBoth = { server: 0, postgres: 0 }

function cpuOf(pid: number, withEndedChildren: boolean): number {
  const fields = statOf(pid)
  if (!fields) return 0
  // utime and stime; cutime and cstime of children that have ended.
  const ticks = fields.slice(11, withEndedChildren ? 15 : 13).reduce((all, field) => all + Number(field), 0)
  return ticks * microsecondsPerTick
}

/** The fields of /proc/<pid>/stat from the third on; the name before them may hold spaces. */
function statOf(pid: number | string): string[] | undefined {
  const text = readIfThere(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === String(parent))
    .map(Number)
}

/** Proportional set size where it may be read, because PostgreSQL's processes share most of their memory. */
function memoryOf(pid: number): number {
  const shared = /^Pss:\s+(\d+) kB/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`) ?? '')
  const resident = shared ?? /^VmRSS:\s+(\d+) kB/m.exec(readIfThere(`/proc/${pid}/status`) ?? '')
  return Number(resident?.[1] ?? 0) * 1024
}

/** The process may have ended since it was listed, or belong to somebody else. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (err) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes((err as NodeJS.ErrnoException).code ?? '')) return undefined
    throw err
  }
}
