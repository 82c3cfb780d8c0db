const forcedAfterMilliseconds = 1000

/** What tells a running program to end. */
export interface StopSignal {
  /** Resolves when the program is to end. */
  readonly asked: Promise<void>
  readonly isAsked: () => boolean
  /** Asks the program to end, as a signal does. */
  readonly ask: () => void
}

/**
 * Waits for SIGTERM, SIGINT or SIGHUP. A second signal ends the program at once; not within the first second, because
 * Ctrl-C under npm arrives twice: from the terminal and from npm.
 */
export function listenForStop(): StopSignal {
  let resolve = () => {}
  let askedAt: number | null = null
  const asked = new Promise<void>((done) => {
    resolve = done
  })
  const ask = () => {
    askedAt ??= performance.now()
    resolve()
  }
  const onSignal = () => {
    if (askedAt !== null && performance.now() - askedAt > forcedAfterMilliseconds) process.exit(1)
    ask()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal)
  return { asked, isAsked: () => askedAt !== null, ask }
}
