import { AppError } from '../errors/app-error.ts'
import { isDeadlock, isDiskFull, isLockTimeout, isUnavailable } from './database-error.ts'

/** Whether somebody else's change is in the way, so that the same may well succeed in a moment. */
export const isBlocked = (err: unknown): boolean => isLockTimeout(err) || isDeadlock(err)

/** What the caller is told of an error of the database that they can do something about; null for any other. */
export function refusalByDatabase(err: unknown): AppError | null {
  if (isUnavailable(err)) {
    const problem = isDiskFull(err) ? 'The server has no space left to write.' : 'The database does not answer in time.'
    return new AppError('unavailable', {
      detail: `${problem} Nothing was half done; try again in a moment.`,
      retryAfterSeconds: 2,
      cause: err,
    })
  }
  if (!isBlocked(err)) return null
  return new AppError('conflict', {
    detail: 'Another change of the same object is under way. Nothing was changed; try again.',
    retryAfterSeconds: 1,
    cause: err,
  })
}
