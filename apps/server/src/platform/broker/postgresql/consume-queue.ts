import { EventEmitter } from 'node:events'
import type { JobHelpers, Logger, WorkerEvents, WorkerPool } from 'graphile-worker'
import { runTaskList } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import { pauseFor } from '../../clock/pause.ts'
import type { ConsumeOptions, OutgoingMessage } from '../broker.ts'
import { failQuietly } from './fail-quietly.ts'
import type { Payload } from './payload.ts'
import { messageOf } from './payload.ts'
import type { QueuePool } from './queue.store.ts'
import { isThere } from './queue.store.ts'

interface Options extends Pick<ConsumeOptions, 'concurrency' | 'handle'> {
  readonly pool: QueuePool
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

/**
 * Takes messages until it is closed. After each failure of graphile-worker, as when the database was away, it starts
 * anew under another id: version 0.17.3 keeps a failed look-up for ever, and messages of which it could not note the
 * end keep their lock. Nobody says that the old id is alive, so what is locked by it is given to others.
 */
export function consumeQueue(options: Options): ConsumedQueue {
  const { queue, log } = options
  const ended = new AbortController()
  const inHand = new Set<Promise<unknown>>()
  let taking = take(options, inHand)
  const watching = watch()

  async function watch(): Promise<void> {
    while (!ended.signal.aborted) {
      const reason = await Promise.race([taking.failed, aborted(ended.signal)])
      if (ended.signal.aborted) return
      log.error({ queue, err: reason }, 'taking messages failed; starting it again')
      void taking.end()
      if (await pauseFor(restartMilliseconds, ended.signal)) taking = take(options, inHand)
    }
  }

  return {
    workerId: () => taking.id,
    close: async () => {
      ended.abort()
      await watching
      await taking.end()
      await Promise.allSettled(inHand)
    },
  }
}

interface Taking {
  readonly id: string
  /** Resolves with the reason when something went wrong. */
  readonly failed: Promise<unknown>
  /** Takes no more and waits for what is in hand. */
  end(): Promise<void>
}

function take(options: Options, inHand: Set<Promise<unknown>>): Taking {
  const events: WorkerEvents = new EventEmitter()
  const failed = new Promise<unknown>((resolve) => {
    // While the database is away nothing would become better; graphile-worker asks again by itself.
    events.on('worker:getJob:error', async ({ error }) => {
      if (await isThere(options.pool)) resolve(error)
    })
    events.on('worker:fatalError', ({ error }) => resolve(error))
    events.on('pool:gracefulShutdown', ({ message }) => resolve(message))
  })
  const taking = start(options, events, inHand)
  // It is told of by `failed`.
  taking.promise.catch(() => {})
  return { id: taking.id, failed, end: async () => void (await taking.gracefulShutdown()) }
}

function start(
  { pool, queue, concurrency, handle, logger, again }: Options,
  events: WorkerEvents,
  inHand: Set<Promise<unknown>>,
): WorkerPool {
  const handleJob = async (payload: unknown, { job }: JobHelpers) => {
    const message = messageOf(payload as Payload, job.attempts > 1)
    const verdict = await handle(message)
    if (verdict !== 'done') {
      await again({ ...message, attempt: verdict.attempt }, message.firstSeenAt, verdict.retrySeconds)
    }
  }
  const task = (payload: unknown, helpers: JobHelpers) => {
    const handling = handleJob(payload, helpers).finally(() => inHand.delete(handling))
    inHand.add(handling)
    return handling
  }
  return runTaskList(
    {
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      logger,
      events,
      preset: {
        plugins: [failQuietly],
        worker: {
          pollInterval: pollMilliseconds,
          // No local queue: with version 0.17.3 it takes nothing more after a fetch that failed, and closing one that
          // holds messages fails.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
          // What is in hand is waited for.
          gracefulShutdownAbortTimeout: 3_600_000,
        },
      },
    },
    { [queue]: task },
    pool,
  )
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
