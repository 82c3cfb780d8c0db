import { statfs } from 'node:fs/promises'
import { isSystemError } from './files.ts'

/** The embedded server cannot be used. The message says why and what to do, over several lines. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError'
}

export const otherDatabaseAdvice = 'Or set DATABASE_URL to use any PostgreSQL 15 or newer instead.'

const shownLines = 20

const advice: [RegExp, string][] = [
  [
    /could not \w+ (anonymous )?shared memory/i,
    'Shared memory is short: stop other servers, or give the container more with --shm-size.',
  ],
  [/ENOSPC|No space left|EDQUOT|quota exceeded/i, 'The disk is full: free some space. No saved change is lost.'],
  [/EROFS|Read-only file system/i, 'The disk is read-only: set MILLRACE_DATA_DIR to a folder on a writable one.'],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted|wrong ownership|invalid permissions/i,
    'Rights are missing: start as the user who owns the folder, or set MILLRACE_DATA_DIR to another one.',
  ],
]

/** An error with what was seen (log lines, program output) and, where it is recognised, what to do. */
export async function explain(
  what: string,
  seen: string,
  folder: string,
  cause?: unknown,
): Promise<EmbeddedPostgresError> {
  const known = advice.find(([pattern]) => pattern.test(seen))?.[1] ?? (await lowDiskAdvice(folder))
  const end = seen.trim().split('\n').slice(-shownLines).join('\n')
  const lines = [what, end, known, otherDatabaseAdvice]
  return new EmbeddedPostgresError(lines.filter(Boolean).join('\n'), { cause })
}

/** Turns errors of the file system (full, read-only, no rights) into explained ones; leaves others as they are. */
export async function explainSystemError(err: unknown, folder: string): Promise<unknown> {
  if (err instanceof EmbeddedPostgresError || !isSystemError(err) || !err.syscall) return err
  return explain(`The embedded PostgreSQL in ${folder} cannot be opened.`, err.message, folder, err)
}

async function lowDiskAdvice(folder: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }))
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000)
  return freeMegabytes < 100 ? `Only ${freeMegabytes} MB are free on the disk of ${folder}.` : undefined
}
