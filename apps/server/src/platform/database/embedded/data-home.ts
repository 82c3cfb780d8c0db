import { randomBytes } from 'node:crypto'
import { access, chmod, constants, link, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresError, otherDatabaseAdvice } from './embedded-postgres-error.ts'
import { exists, ifMissing, isSystemError } from './files.ts'
import type { ServerUser } from './unprivileged-user.ts'
import { canReach, isRoot, serverUser } from './unprivileged-user.ts'

// Started as root, PostgreSQL runs as an unprivileged user, who cannot pass through a 0700 folder such as /root. Then
// its data lives in a folder of its own below /var/lib/millrace (lasting, unlike a temporary folder), and the file
// `postgres-location` in the data directory names it. Deleting the data directory therefore starts afresh; the old
// data stays where it was.
const placesForRoot = '/var/lib/millrace'
const pointerName = 'postgres-location'

/** Where everything of one embedded server lives. */
export interface DataHome {
  /** Holds the data, the notes of who uses the server, the lock, and a copy of the programs where one is needed. */
  folder: string
  postgresDir: string
  logFile: string
  user: ServerUser
}

/** Finds or makes the home that belongs to a data directory. */
export async function openDataHome(dataDir: string): Promise<DataHome> {
  await mkdir(dirname(dataDir), { recursive: true })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const own = await realpath(dataDir)
  const folder = await homeFolder(own)
  const postgresDir = join(folder, 'postgres')
  const user = await serverUser(postgresDir)
  await checkRights(folder, postgresDir, user)
  return { folder, postgresDir, user, logFile: join(own, 'postgres.log') }
}

async function homeFolder(own: string): Promise<string> {
  const elsewhere = await pointedTo(own)
  if (elsewhere) return elsewhere
  if (!isRoot()) return own
  const user = await serverUser(join(own, 'postgres'))
  await letPass(own)
  if (await canReach(user, own)) return own
  if (!(await exists(join(own, 'postgres')))) return makeElsewhere(own)
  throw new EmbeddedPostgresError(
    `The data in ${own} belongs to user id ${user.uid}, who cannot pass through the folders above it.\n` +
      'Give that user the right (chmod o+x), or move the folder and set MILLRACE_DATA_DIR to its new place.',
  )
}

async function pointedTo(own: string): Promise<string | undefined> {
  const pointer = join(own, pointerName)
  const target = (await readFile(pointer, 'utf8').catch(ifMissing))?.trim()
  if (!target || (await exists(target))) return target
  throw new EmbeddedPostgresError(
    `The data should be in ${target} (so says ${pointer}), but that folder is gone.\n` +
      `Put it back, or delete ${pointer} to start with an empty database.`,
  )
}

/** Our own folder lets others pass, but not look in, so that the unprivileged user reaches what belongs to it. */
async function letPass(own: string): Promise<void> {
  const { mode, uid } = await stat(own)
  if (uid === 0) await chmod(own, (mode & 0o7777) | 0o001)
}

/** Two processes may do this at once: the pointer is linked in whole, and the second takes the first one's. */
async function makeElsewhere(own: string): Promise<string> {
  const id = randomBytes(4).toString('hex')
  const name = basename(dirname(own))
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 30)
  const folder = join(placesForRoot, `${name}-${id}`)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  await writeFile(join(folder, 'belongs-to'), `${own}\n`)
  const draft = join(own, `${pointerName}.${id}`)
  await writeFile(draft, `${folder}\n`, { flush: true })
  try {
    await link(draft, join(own, pointerName))
    return folder
  } catch (err) {
    if (!isSystemError(err, 'EEXIST')) throw err
    await rm(folder, { recursive: true })
    return (await pointedTo(own)) ?? own
  } finally {
    await rm(draft)
  }
}

async function checkRights(folder: string, postgresDir: string, user: ServerUser): Promise<void> {
  const owner = (await stat(postgresDir).catch(ifMissing))?.uid ?? user.uid
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (mayWrite && (owner === user.uid || user.lowered)) return
  throw new EmbeddedPostgresError(
    `The data in ${folder} belongs to another user (id ${mayWrite ? owner : (await stat(folder)).uid}).\n` +
      `Start as that user or as root, or set MILLRACE_DATA_DIR to a folder of your own. ${otherDatabaseAdvice}`,
  )
}
