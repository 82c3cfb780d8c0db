import { mkdir, readdir, readlink, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { ifMissing, isSystemError } from './files.ts'
import { isRunning, ownIdentity } from './process-identity.ts'

// A lock is a folder of numbered turns. A turn is a symbolic link (made atomically, together with its text) that names
// the process whose turn it is, or `free`. Whoever finds the last turn free or its process gone may make the next
// number; only one can. Turns are never taken back, so a lock left by a dead process needs no removal, and two that
// find it at once cannot both go on. Old numbers are cleared well behind the last one.
const free = 'free'
const keptTurns = 16
const pollMilliseconds = 20
const limitMilliseconds = 15 * 60_000

/** Runs `work` while no other process or call runs work under the same folder. Reports once when it has to wait. */
export async function withLock<T>(folder: string, work: () => Promise<T>, onWait?: (pid: number) => void): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const turn = await acquire(folder, onWait)
  try {
    return await work()
  } finally {
    await symlink(free, join(folder, String(turn + 1)))
  }
}

async function acquire(folder: string, onWait?: (pid: number) => void): Promise<number> {
  const self = await ownIdentity()
  const deadline = Date.now() + limitMilliseconds
  let reported = false
  for (;;) {
    const last = await lastTurn(folder)
    const holder = await holderOf(folder, last)
    if (!holder && (await take(folder, last + 1, self))) return last + 1
    if (holder && !reported) onWait?.(Number.parseInt(holder, 10))
    reported ||= holder !== undefined
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`${folder} is held by process ${holder}. If that process hangs, end it.`)
    }
    await delay(pollMilliseconds)
  }
}

async function take(folder: string, turn: number, self: string): Promise<boolean> {
  try {
    await symlink(self, join(folder, String(turn)))
  } catch (err) {
    if (isSystemError(err, 'EEXIST')) return false
    throw err
  }
  // After a long pause between looking and taking, the number may be one that was cleared behind others.
  const overtaken = (await lastTurn(folder)) > turn
  if (overtaken) await remove(folder, turn)
  else await clearBefore(folder, turn - keptTurns)
  return !overtaken
}

async function holderOf(folder: string, turn: number): Promise<string | undefined> {
  if (turn === 0) return undefined
  const holder = await readlink(join(folder, String(turn))).catch(ifMissing)
  return holder && holder !== free && (await isRunning(holder)) ? holder : undefined
}

async function turns(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

async function lastTurn(folder: string): Promise<number> {
  return Math.max(0, ...(await turns(folder)))
}

async function clearBefore(folder: string, limit: number): Promise<void> {
  const old = (await turns(folder)).filter((turn) => turn < limit)
  await Promise.all(old.map((turn) => remove(folder, turn)))
}

async function remove(folder: string, turn: number): Promise<void> {
  await unlink(join(folder, String(turn))).catch(ifMissing)
}
