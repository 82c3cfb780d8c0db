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
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Late(complaint))
      over.abort()
    }, milliseconds)
  })
  try {
    return await Promise.race([work(over.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
