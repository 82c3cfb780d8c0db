import type { Logger } from 'pino'
import { runRounds } from '../../clock/pause.ts'
import type { Queryable } from '../../database/query.ts'
import { releaseAbandoned } from './queue.store.ts'

interface Options {
  readonly db: Queryable
  readonly log: Pick<Logger, 'warn'>
  /** The ids of those that are alive. */
  readonly workers: () => readonly string[]
  readonly silentSeconds: number
}

const roundMilliseconds = 5000

/** Says every 5 s who is alive, and gives what silent workers have to others. */
export function keepAlive({ db, log, workers, silentSeconds }: Options): { close(): Promise<void> } {
  const ended = new AbortController()
  const running = runRounds(0, round, ended.signal)

  async function round(): Promise<number> {
    const alive = workers()
    if (alive.length === 0) return roundMilliseconds
    try {
      const abandoned = await releaseAbandoned(db, alive, silentSeconds)
      if (abandoned.length > 0) log.warn({ workers: abandoned }, 'messages of silent workers were given to others')
    } catch (err) {
      log.warn({ err }, 'the queues could not be told that this worker is alive')
    }
    return roundMilliseconds
  }

  return {
    close: async () => {
      ended.abort()
      await running
    },
  }
}
