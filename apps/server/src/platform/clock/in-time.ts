import { setTimeout as delay } from 'node:timers/promises'

/** What was waited for did not come; it may still. */
export class Late extends Error {
  override readonly name = 'Late'
}

/**
 * Waits for work for a time and no longer; then the signal tells the work so, and `Late` says the complaint. What hangs
 * must not hold up others.
 */
export async function inTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  complaint: string,
): Promise<T> {
  const over = new AbortController()
  const patience = new AbortController()
  const late = delay(milliseconds, undefined, { signal: patience.signal }).then(() => {
    over.abort()
    throw new Late(complaint)
  })
  try {
    return await Promise.race([work(over.signal), late])
  } finally {
    patience.abort()
  }
}
