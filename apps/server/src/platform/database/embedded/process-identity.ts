import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { isSystemError } from './files.ts'

/** `<pid>.<start>`, which a later process with the same pid does not share. Undefined when no such process runs. */
export async function identityOf(pid: number): Promise<string | undefined> {
  const start = process.platform === 'linux' ? await startOnLinux(pid) : await startByPs(pid)
  return start === undefined ? undefined : `${pid}.${start}`
}

/** The identity of this process. */
export async function ownIdentity(): Promise<string> {
  const identity = await identityOf(process.pid)
  if (!identity) throw new Error('This process cannot find itself in the process table: is /proc mounted?')
  return identity
}

export async function isRunning(identity: string): Promise<boolean> {
  return (await identityOf(Number.parseInt(identity, 10))) === identity
}

let bootId: Promise<string> | undefined

/** Ticks since boot together with the boot; a zombie counts as gone, since PID 1 of a container may never reap it. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readIfThere(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The command in parentheses may hold spaces; field 3 (state) follows it, field 22 is the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  bootId ??= readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return `${(await bootId).slice(0, 8)}-${fields[19]}`
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (err) {
    if (isSystemError(err, 'ENOENT', 'ESRCH')) return undefined
    throw err
  }
}

async function startByPs(pid: number): Promise<string | undefined> {
  const line = await ps(pid, 'stat=,lstart=')
  const [state, ...start] = line.trim().split(/\s+/)
  return !state || state.startsWith('Z') ? undefined : String(Date.parse(start.join(' ')))
}

/** What a process was started as: its command line. Empty when there is no such process. */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'command=')
  return ((await readIfThere(`/proc/${pid}/cmdline`)) ?? '').replaceAll('\0', ' ')
}

async function ps(pid: number, columns: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('/bin/ps', ['-o', columns, '-p', String(pid)], {
      env: { LC_ALL: 'C' },
    })
    return stdout
  } catch (err) {
    // ps ends with 1 when no process matched.
    if (err instanceof Error && 'code' in err && err.code === 1) return ''
    throw err
  }
}
