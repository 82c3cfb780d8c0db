import type { JobHelpers, Logger, WorkerPool } from 'graphile-worker'
import { runTaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Logger as Log } from 'pino'
import { runRounds } from '../../clock/pause.ts'
import type { ConsumeOptions, OutgoingMessage } from '../broker.ts'
import type { Payload } from './payload.ts'
import { messageOf } from './payload.ts'

interface Options extends Pick<ConsumeOptions, 'concurrency' | 'handle'> {
  readonly pool: pg.Pool
  readonly queue: string
  readonly logger: Logger
  readonly log: Pick<Log, 'warn' | 'error'>
  /** Puts a message back, to be taken after a time. */
  readonly again: (message: OutgoingMessage, firstSeenAt: Date, delaySeconds: number) => Promise<void>
}

export interface ConsumedQueue {
  /** As whom it locks what it takes. */
  workerId(): string
  close(): Promise<void>
}

// New messages are told of at once; this is for those whose time comes, and for what was missed.
const pollMilliseconds = 4000
const restartMilliseconds = 1000

/** Takes messages until it is closed, starting anew when graphile-worker gives up, as when the database was away. */
export function consumeQueue(options: Options): ConsumedQueue {
  const { queue, log } = options
  const ended = new AbortController()
  let pool = start(options)
  const watching = runRounds(0, watch, ended.signal)

  async function watch(): Promise<number> {
    const reason = await pool.promise.then(
      () => 'it stopped',
      (err: unknown) => err,
    )
    if (ended.signal.aborted) return 0
    log.error({ queue, err: reason }, 'taking messages stopped; starting it again')
    pool = start(options)
    return restartMilliseconds
  }

  return {
    workerId: () => pool.id,
    close: async () => {
      ended.abort()
      await pool.gracefulShutdown()
      await watching
    },
  }
}

function start({ pool, queue, concurrency, handle, logger, again }: Options): WorkerPool {
  const task = async (payload: unknown, { job }: JobHelpers) => {
    const message = messageOf(payload as Payload, job.attempts > 1)
    const verdict = await handle(message)
    if (verdict !== 'done') {
      await again({ ...message, attempt: verdict.attempt }, message.firstSeenAt, verdict.retrySeconds)
    }
  }
  return runTaskList(
    {
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      logger,
      preset: {
        worker: {
          pollInterval: pollMilliseconds,
          // No local queue: with version 0.17.3, closing one that holds messages fails and leaves them locked.
          completeJobBatchDelay: 0,
          // What is in hand is waited for.
          gracefulShutdownAbortTimeout: 3_600_000,
        },
      },
    },
    { [queue]: task },
    pool,
  )
}
