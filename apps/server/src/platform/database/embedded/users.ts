import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning, ownIdentity } from './process-identity.ts'

// One empty file per use of the server, named <identity of the process>_<random>. Looked at under the lock only.

/** Notes that this process uses the server. Returns the note's name. */
export async function addUser(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${await ownIdentity()}_${randomBytes(6).toString('hex')}`
  await writeFile(join(folder, name), '')
  return name
}

/** Removes a note and those of processes that are gone. Returns how many uses are left. */
export async function removeUser(folder: string, name: string): Promise<number> {
  await rm(join(folder, name), { force: true })
  const names = await readdir(folder)
  const running = await Promise.all(names.map((other) => isRunning(other.split('_')[0] ?? '')))
  const gone = names.filter((_, index) => !running[index])
  await Promise.all(gone.map((other) => rm(join(folder, other), { force: true })))
  return names.length - gone.length
}
