import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { EmbeddedPostgresError, otherDatabaseAdvice } from './embedded-postgres-error.ts'
import { ifMissing } from './files.ts'

/** Whom PostgreSQL runs as. `lowered` when this process is root, whom PostgreSQL refuses, and steps down to that user. */
export interface ServerUser {
  uid: number
  gid: number
  lowered: boolean
}

export const isRoot = (): boolean => process.getuid?.() === 0

/** This process's own user, or as root the owner of existing data, or as root without data an unprivileged user. */
export async function serverUser(postgresDir: string): Promise<ServerUser> {
  if (!isRoot()) return ownUser()
  const owner = await stat(postgresDir).catch(ifMissing)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, lowered: true }
  return unprivilegedUser(await readFile('/etc/passwd', 'utf8'))
}

function ownUser(): ServerUser {
  try {
    const { uid, gid } = userInfo()
    return { uid, gid, lowered: false }
  } catch (cause) {
    const uid = process.getuid?.()
    throw new EmbeddedPostgresError(
      `User id ${uid} has no entry in /etc/passwd, and PostgreSQL's initdb needs one.\n` +
        `Start as a user who is listed there, or add a line: millrace:x:${uid}:${process.getgid?.()}::/tmp:/bin/sh\n` +
        otherDatabaseAdvice,
      { cause },
    )
  }
}

/** The first of nobody, postgres, daemon, or anyone who is not root. Exported for its test. */
export function unprivilegedUser(passwd: string): ServerUser {
  const users = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    // macOS gives nobody the uid -2, which a process cannot be started with.
    .filter(({ uid, gid }) => uid > 0 && gid > 0 && uid < 2 ** 31)
  const preferred = ['nobody', 'postgres', 'daemon'].map((name) => users.find((user) => user.name === name))
  const user = preferred.find(Boolean) ?? users[0]
  if (user) return { uid: user.uid, gid: user.gid, lowered: true }
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and /etc/passwd names no other user to run it as.\n' +
      `Start Millrace as an ordinary user, or add one. ${otherDatabaseAdvice}`,
  )
}

/** What to give spawn so that the program runs as this user. */
export function asUser({ uid, gid, lowered }: ServerUser): { uid?: number; gid?: number } {
  return lowered ? { uid, gid } : {}
}

/** True when the user may pass through every folder down to and including this one. */
export async function canReach(user: ServerUser, folder: string): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder)
  const shift = uid === user.uid ? 6 : Number(gid === user.gid) * 3
  if (!((mode >> shift) & 1)) return false
  const parent = dirname(folder)
  return parent === folder || canReach(user, parent)
}
