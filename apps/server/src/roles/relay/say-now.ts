import type { Logger } from 'pino'

const everyMilliseconds = 60_000

/** Logs a failure that goes on: at once when its reason is another than the last time, else once a minute. */
export function sayNow(log: Pick<Logger, 'error'>): (err: unknown, what: string) => void {
  let last = ''
  let saidAt = Number.NEGATIVE_INFINITY
  return (err, what) => {
    const reason = `${what} ${err instanceof Error ? err.message : String(err)}`
    if (reason === last && performance.now() - saidAt < everyMilliseconds) return
    last = reason
    saidAt = performance.now()
    log.error({ err }, `${what}; it is tried again`)
  }
}
