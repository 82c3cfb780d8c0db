/** Work that is done in rounds: again at once while there is more, then when it is woken or after a while. */
export interface WokenRounds {
  wake(): void
  /** Resolves after the signal, when the round under way has ended. */
  readonly ended: Promise<void>
}

interface Options {
  /** How long it sleeps when nobody wakes it. */
  readonly idleMilliseconds: number
  readonly signal: AbortSignal
  /** Told of what a round threw; answers after how many milliseconds the next one begins. */
  readonly onError: (err: unknown) => number
}

/** Runs `round` until the signal. It answers whether there is more to do at once. */
export function runWhenWoken(
  round: () => Promise<boolean>,
  { idleMilliseconds, signal, onError }: Options,
): WokenRounds {
  let isWoken = false
  let isWakeable = false
  let endSleep = () => {}
  signal.addEventListener('abort', () => endSleep(), { once: true })

  async function sleep(milliseconds: number, wakeable: boolean): Promise<void> {
    if (signal.aborted) return
    isWakeable = wakeable
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      timer.unref()
      endSleep = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    isWakeable = false
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      isWoken = false
      try {
        if ((await round()) || isWoken) continue
        await sleep(idleMilliseconds, true)
      } catch (err) {
        if (!signal.aborted) await sleep(onError(err), false)
      }
    }
  }

  return {
    wake: () => {
      isWoken = true
      if (isWakeable) endSleep()
    },
    ended: run(),
  }
}
