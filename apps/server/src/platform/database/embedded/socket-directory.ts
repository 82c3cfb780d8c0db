import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { isSystemError } from './files.ts'
import type { ServerUser } from './unprivileged-user.ts'
import { canReach } from './unprivileged-user.ts'

export const port = 5432
// The kernel takes socket paths of 103 bytes on macOS and 107 on Linux.
const longestPathBytes = 103

/**
 * The private folder of the server's socket: in its home, or for a long path in a temporary folder under a name that
 * follows from the home, so that a server started again listens at the same address.
 */
export async function openSocketDirectory(home: string, user: ServerUser): Promise<string> {
  const folder = await pickFolder(home, user)
  await mkdir(folder, { mode: 0o700 }).catch((err) => {
    if (!isSystemError(err, 'EEXIST')) throw err
  })
  // In a shared temporary folder someone else may have made this name first: whoever owns it could pose as the server.
  const found = await lstat(folder)
  if (!found.isDirectory() || (found.uid !== user.uid && found.uid !== process.getuid?.())) {
    throw new EmbeddedPostgresError(`${folder} is not a folder of ours. Remove it, then start again.`)
  }
  if (user.lowered) await chown(folder, user.uid, user.gid)
  await chmod(folder, 0o700)
  return folder
}

async function pickFolder(home: string, user: ServerUser): Promise<string> {
  const inHome = join(home, 'postgres-socket')
  if (fits(inHome)) return inHome
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16)
  for (const temporary of [tmpdir(), '/tmp']) {
    const folder = join(temporary, `millrace-${user.uid}-${hash}`)
    if (fits(folder) && (!user.lowered || (await canReach(user, temporary)))) return folder
  }
  throw new EmbeddedPostgresError(`No temporary folder for the socket is short enough and open to user ${user.uid}.`)
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestPathBytes
}

/** The server's URL. The host is the socket's folder, percent-encoded, as libpq and pg both read it. */
export function socketUrl(server: { socketDir: string; port: number }, database: string): string {
  const host = encodeURIComponent(server.socketDir)
  // Without sslmode, a PGSSLMODE in the environment would ask for encryption, which a socket does not have.
  return `postgresql://${superuser}@${host}:${server.port}/${encodeURIComponent(database)}?sslmode=disable`
}

export const superuser = 'millrace'
