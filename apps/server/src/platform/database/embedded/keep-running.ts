import { runRounds } from '../../clock/pause.ts'

const lookMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

/**
 * Looks every second whether the server still runs, and starts it again when it does not (killed, or ended by a full
 * disk). A failed start is reported and tried again after a growing pause. Returns what ends the watch.
 */
export function keepRunning(
  isAlive: () => Promise<boolean>,
  restart: () => Promise<unknown>,
  log: (line: string) => void,
): () => Promise<void> {
  const ended = new AbortController()
  const watching = runRounds(lookMilliseconds, look, ended.signal)

  async function look(pause: number): Promise<number> {
    try {
      if (await isAlive()) return lookMilliseconds
      log('PostgreSQL has ended unexpectedly: starting it again')
      await restart()
      return lookMilliseconds
    } catch (err) {
      log(err instanceof Error ? err.message : String(err))
      return Math.min(pause * 2, longestPauseMilliseconds)
    }
  }

  return () => {
    ended.abort()
    return watching
  }
}
