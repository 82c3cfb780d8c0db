import pg from 'pg'

/** The SQLSTATE classes that the program reacts to (PostgreSQL, appendix A). */
const codes = {
  uniqueViolation: '23505',
  lockTimeout: '55P03',
  deadlock: '40P01',
  serialization: '40001',
  statementTimeout: '57014',
  diskFull: '53100',
  adminShutdown: '57P01',
  crashShutdown: '57P02',
  cannotConnectNow: '57P03',
  tooManyConnections: '53300',
  readOnly: '25006',
  noSuchStatement: '26000',
  notSupported: '0A000',
} as const

const unavailableCodes: readonly string[] = [
  codes.adminShutdown,
  codes.crashShutdown,
  codes.cannotConnectNow,
  codes.tooManyConnections,
  codes.readOnly,
  codes.diskFull,
  codes.statementTimeout,
]

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

/**
 * Whether a prepared statement can no longer be used on its connection: its columns are others now, because a table was
 * altered, or it is not there.
 */
export const isStalePlan = (err: unknown): boolean =>
  err instanceof pg.DatabaseError &&
  (err.code === codes.noSuchStatement || (err.code === codes.notSupported && err.routine === 'RevalidateCachedQuery'))

/** Whether the server answered, and refused; other errors mean that it could not be asked. */
export const isRefusal = (err: unknown): boolean => err instanceof pg.DatabaseError

/**
 * Whether the database cannot be had for the moment, whatever is asked of it. A statement that takes too long is none of
 * this: the next time it may take as long.
 */
export function isAway(err: unknown): boolean {
  if (err instanceof pg.DatabaseError) return isUnavailable(err) && err.code !== codes.statementTimeout
  return isUnavailable(err) && !/not queryable|timeout/i.test((err as Error).message)
}

/** Whether the database could not be reached or is going away: the request may be tried again later. */
export function isUnavailable(err: unknown): boolean {
  if (err instanceof pg.DatabaseError) return unavailableCodes.includes(err.code ?? '')
  if (!(err instanceof Error)) return false
  const { code = '', syscall } = err as NodeJS.ErrnoException
  // A socket in a folder that is missing; any other missing file is a fault of this program.
  if (code === 'ENOENT') return syscall === 'connect'
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code) ||
    /connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect|query read timeout/i.test(
      err.message,
    )
  )
}
