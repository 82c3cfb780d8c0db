import type { Logger } from 'pino'
import { runRounds } from '../../clock/pause.ts'
import type { Queryable } from '../../database/query.ts'
import { releaseAbandoned } from './queue.store.ts'

interface Options {
  readonly db: Queryable
  readonly log: Pick<Logger, 'warn'>
  /** The ids of those that are alive. */
  readonly takers: () => readonly string[]
  readonly silentSeconds: number
}

const roundMilliseconds = 5000

/** Says every 5 s who is alive, and gives what silent takers have to others. */
export function keepAlive({ db, log, takers, silentSeconds }: Options): { close(): Promise<void> } {
  const ended = new AbortController()
  const running = runRounds(0, round, ended.signal)

  async function round(): Promise<number> {
    const alive = takers()
    if (alive.length === 0) return roundMilliseconds
    try {
      const count = await releaseAbandoned(db, alive, silentSeconds)
      if (count > 0) log.warn({ count }, 'messages that somebody had in hand who is silent were given to others')
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
