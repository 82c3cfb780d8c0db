import type { Logger } from 'pino'

const everyMilliseconds = 60_000

/** The broker did not take what it was given; `cause` tells why. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Logs a failure that goes on: at once when its reason is another than the last time, else once a minute. */
export function sayNow(log: Pick<Logger, 'error'>): (err: unknown, what: string) => void {
  let last = ''
  let saidAt = Number.NEGATIVE_INFINITY
  return (err, what) => {
    const reason = `${what} ${err instanceof Error ? err.message : String(err)}`
    if (reason === last && performance.now() - saidAt < everyMilliseconds) return
    last = reason
    saidAt = performance.now()
    log.error({ err, ...(err instanceof NotTaken && { alarm: 'broker-away' }) }, `${what}; it is tried again`)
  }
}
