import type { Transaction } from '../../platform/database/database.ts'
import { isBlocked, refusalByDatabase } from '../../platform/database/refusal.ts'
import { apart, waitForLocks } from '../../platform/database/savepoint.ts'
import { AppError } from '../../platform/errors/app-error.ts'

/** Runs a part of a batch and answers its refusal instead of throwing it; anything else ends the batch. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T | AppError>

/** A refusal leaves the transaction as it is, so the part must not have changed anything before it. */
export const attempt: Attempt = async (work) => {
  try {
    return await work()
  } catch (err) {
    if (err instanceof AppError) return err
    throw err
  }
}

const longestWaitMilliseconds = 500
const shortestWaitMilliseconds = 20

/**
 * Attempts that leave nothing behind when they are refused, also when somebody else holds what they would change. The
 * more of them have waited in vain, the shorter the next ones wait: 500 take 12 seconds together at most.
 */
export async function attemptsApart(tx: Transaction): Promise<Attempt> {
  let wait = longestWaitMilliseconds
  await waitForLocks(tx, wait)
  return async (work) => {
    try {
      return await apart(tx, work)
    } catch (err) {
      if (err instanceof AppError) return err
      const refused = isBlocked(err) ? refusalByDatabase(err) : null
      if (!refused) throw err
      wait = Math.max(shortestWaitMilliseconds, Math.floor(wait / 2))
      await waitForLocks(tx, wait)
      return refused
    }
  }
}
