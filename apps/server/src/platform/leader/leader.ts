import type { Logger } from 'pino'
import { pauseFor } from '../clock/pause.ts'
import type { LeaderConnection, LeaderDatabase } from '../database/leader-connection.ts'
import { openLeaderConnection } from '../database/leader-connection.ts'
import type { Queryable } from '../database/query.ts'
import { isLockHeld } from './leader.store.ts'

/** What one process at a time does, and the number of its lock. */
const locks = { relay: 3, scheduler: 4 } as const
export type LeaderName = keyof typeof locks

/** Whether some process leads under that name. */
export const isLed = (db: Queryable, name: LeaderName): Promise<boolean> => isLockHeld(db, locks[name])

/** The time for which this process leads. */
export interface Term {
  /** The connection that holds the lock: what is written through it is written by the leader alone. */
  readonly db: LeaderDatabase
  /** Aborted when the lock is lost or the leader is closed; the work then ends as soon as it can. */
  readonly signal: AbortSignal
  /** Whether the lock is surely held. A process that was paused does not know yet that it lost it, but this does. */
  isHeld(): boolean
  /** Calls `heard` for each notification on the channel while this process leads. */
  listen(channel: string, heard: () => void): Promise<void>
}

export interface Leader {
  readonly isLeading: boolean
  /** Ends the work, waits for it, and lets somebody else lead. */
  close(): Promise<void>
}

interface Options {
  readonly url: string
  readonly name: LeaderName
  readonly log: Pick<Logger, 'info'>
  /** Told why the database could not be asked for the lock, and what the work threw. */
  readonly onError: (err: unknown) => void
  /** For tests: how often the server is shown that the process runs. */
  readonly heartbeatMilliseconds?: number
}

const retryMilliseconds = () => 500 + Math.random() * 400

/**
 * Runs the work while this process leads: of all that are open under a name, one at a time does. When it dies, or stands
 * still, another leads within 5 s. Work that throws ends the term; work that returns before it is told to does too.
 */
export function openLeader(options: Options, work: (term: Term) => Promise<void>): Leader {
  const { url, name, log, onError, heartbeatMilliseconds } = options
  const closing = new AbortController()
  let term: Term | null = null

  async function candidature(): Promise<void> {
    const connection = await openLeaderConnection({
      ...{ url, name: `millrace ${name}` },
      ...(heartbeatMilliseconds !== undefined && { heartbeatMilliseconds }),
    })
    try {
      while (!(await connection.tryLock(locks[name]))) {
        if (!(await pauseFor(retryMilliseconds(), closing.signal))) return
      }
      await lead(connection)
    } finally {
      await connection.close()
    }
  }

  async function lead({ db, lost, isAlive, listen }: LeaderConnection): Promise<void> {
    const signal = AbortSignal.any([closing.signal, lost])
    if (signal.aborted) return
    term = { db, signal, isHeld: () => !signal.aborted && isAlive(), listen }
    log.info({ leader: name }, 'this process leads')
    try {
      await work(term)
    } finally {
      term = null
      log.info({ leader: name }, lost.aborted ? 'the lock is lost' : 'this process leads no more')
    }
  }

  const running = (async () => {
    do await candidature().catch((err) => (closing.signal.aborted ? undefined : onError(err)))
    while (await pauseFor(retryMilliseconds(), closing.signal))
  })()

  return {
    get isLeading() {
      return term?.isHeld() ?? false
    },
    close: async () => {
      closing.abort()
      await running
    },
  }
}
