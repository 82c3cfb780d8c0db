import pg from 'pg'

/** The SQLSTATE classes that the program reacts to (PostgreSQL, appendix A). */
const codes = {
  uniqueViolation: '23505',
  lockTimeout: '55P03',
  deadlock: '40P01',
  serialization: '40001',
  statementTimeout: '57014',
  diskFull: '53100',
} as const

/** Whether the error is a violation of the unique constraint or index of that name. */
export const violatesUnique = (err: unknown, constraint: string): boolean =>
  err instanceof pg.DatabaseError &&
  err.code === codes.uniqueViolation &&
  // A partition's index has a name of its own that ends alike.
  (err.constraint === constraint || err.constraint?.endsWith(constraint) === true)

/** Whether a lock was waited for too long, one of that table when it is named. */
export const isLockTimeout = (err: unknown, table = ''): boolean =>
  err instanceof pg.DatabaseError && err.code === codes.lockTimeout && (err.where ?? '').includes(table)

export const isDeadlock = (err: unknown): boolean =>
  err instanceof pg.DatabaseError && (err.code === codes.deadlock || err.code === codes.serialization)

export const isDiskFull = (err: unknown): boolean => err instanceof pg.DatabaseError && err.code === codes.diskFull

/** Whether the database could not be reached or is going away: the request may be tried again later. */
export function isUnavailable(err: unknown): boolean {
  if (err instanceof pg.DatabaseError) {
    return ['57P01', '57P02', '57P03', '53300', '25006', codes.diskFull, codes.statementTimeout].includes(
      err.code ?? '',
    )
  }
  if (!(err instanceof Error)) return false
  const code = (err as NodeJS.ErrnoException).code ?? ''
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code) ||
    /connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect|query read timeout/i.test(
      err.message,
    )
  )
}
