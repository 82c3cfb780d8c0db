import type { Dirent } from 'node:fs'
import { constants, lstat, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const ending = '.eml'
// As the folder mailer names its files: when it was written, and some letters that tell two of a moment apart.
const pattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z-[0-9a-f]{8}$/

/** The names of the mails in a folder, without ending, the newest first. */
export async function listMailNames(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { withFileTypes: true }).catch(orNone<Dirent[]>([]))).filter((file) =>
    file.isFile(),
  )
  const names = files.filter(({ name }) => name.endsWith(ending)).map(({ name }) => name.slice(0, -ending.length))
  return names.filter(isMailName).sort((one, other) => (one < other ? 1 : -1))
}

const isMailName = (name: string): boolean => pattern.test(name) && !Number.isNaN(momentOf(name).getTime())

/** The mail of that name as it was written, or null when there is none: no other file can be named or linked to. */
export async function readMailFile(folder: string, name: string): Promise<Buffer | null> {
  if (!isMailName(name)) return null
  return readRegularFile(join(folder, `${name}${ending}`)).catch(orNone(null))
}

async function readRegularFile(path: string): Promise<Buffer | null> {
  if (!(await lstat(path)).isFile()) return null
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  return file.readFile().finally(() => file.close())
}

/** Removes the mails that were written before the moment; other files stay. */
export async function removeOldMails(folder: string, before: Date, signal: AbortSignal): Promise<void> {
  for (const name of (await listMailNames(folder)).filter((each) => momentOf(each) < before)) {
    if (signal.aborted) return
    await rm(join(folder, `${name}${ending}`), { force: true })
  }
}

/** When the mail of that name was written. */
export function momentOf(name: string): Date {
  const [, day, hour, minute, second] = pattern.exec(name) ?? []
  return new Date(`${day}T${hour}:${minute}:${second}Z`)
}

const orNone =
  <None>(none: None) =>
  (err: NodeJS.ErrnoException): None => {
    if (err.code === 'ENOENT') return none
    throw err
  }
