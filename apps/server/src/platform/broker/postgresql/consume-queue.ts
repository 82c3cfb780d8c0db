import { EventEmitter } from 'node:events'
import type { JobHelpers, Logger, WorkerEvents, WorkerPool } from 'graphile-worker'
import { runTaskList } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import { pauseFor } from '../../clock/pause.ts'
import type { ConsumeOptions, OutgoingMessage } from '../broker.ts'
import { failQuietly } from './fail-quietly.ts'
import { graphileLog } from './graphile-log.ts'
import type { Payload } from './payload.ts'
import { messageOf } from './payload.ts'
import type { QueuePool } from './queue.store.ts'
import { isThere, unlock } from './queue.store.ts'

interface Options extends Pick<ConsumeOptions, 'concurrency' | 'handle'> {
  readonly pool: QueuePool
  readonly queue: string
  readonly log: Pick<Log, 'debug' | 'warn' | 'error'>
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
const restartMilliseconds = 500

/**
 * Takes messages until it is closed. After each failure that graphile-worker tells of, as when the database was away, it
 * starts anew under another id as soon as the database answers: version 0.17.3 does not always recover, and messages
 * whose fetch or end it could not hear the answer of keep their lock. Nobody says that the old id is alive, so what is
 * locked by it is given to others.
 */
export function consumeQueue(options: Options): ConsumedQueue {
  const { pool, queue, log } = options
  const ended = new AbortController()
  const inHand = new Set<Promise<unknown>>()
  const ends = new Set<Promise<void>>()
  let taking = take(options, inHand)
  const watching = watch()

  async function watch(): Promise<void> {
    for (;;) {
      const reason = await Promise.race([taking.failed, aborted(ended.signal)])
      if (ended.signal.aborted) return
      log.warn({ queue, reason }, 'taking messages failed; it starts anew')
      do await pauseFor(restartMilliseconds, ended.signal)
      while (!ended.signal.aborted && !(await isThere(pool)))
      end(taking)
      if (ended.signal.aborted) return
      taking = take(options, inHand)
    }
  }

  function end({ end }: Taking): void {
    const ending = end().finally(() => ends.delete(ending))
    ends.add(ending)
  }

  return {
    workerId: () => taking.id,
    close: async () => {
      ended.abort()
      await watching
      end(taking)
      await Promise.allSettled([...inHand, ...ends])
    },
  }
}

interface Taking {
  readonly id: string
  /** Resolves with the reason when something went wrong. */
  readonly failed: Promise<string>
  /** Takes no more, waits for what is in hand, and gives back the rest. May be called twice. */
  end(): Promise<void>
}

function take(options: Options, inHand: Set<Promise<unknown>>): Taking {
  const { pool, queue, log } = options
  const events: WorkerEvents = new EventEmitter()
  events.on('localQueue:init', ({ localQueue }) => handleRejections(localQueue))
  let fail: (reason: string) => void = () => {}
  const failed = new Promise<string>((resolve) => {
    fail = resolve
  })
  events.on('pool:gracefulShutdown', ({ message }) => fail(message))
  const taking = start(options, graphileLog(log, { queue }, fail), events, inHand)
  // It is told of by `failed`.
  taking.promise.catch(() => {})
  let ending: Promise<void> | undefined
  const end = async () => {
    await taking.gracefulShutdown()
    // With version 0.17.3 the local queue may fail to give back what it still holds.
    await unlock(pool, taking.id).catch((err: unknown) =>
      log.warn({ err, queue }, 'messages that were not handled stay locked for a while'),
    )
  }
  return {
    id: taking.id,
    failed,
    end: () => {
      ending ??= end()
      return ending
    },
  }
}

interface LocalQueue {
  readonly _finPromise: Promise<void>
  background(promise: Promise<unknown>): void
}

/**
 * Version 0.17.3 gives back what its local queue holds with a promise that nobody handles, and rejects another one that
 * nobody was given: without the database both would end the program. `unlock` gives back what stays.
 */
function handleRejections(given: object): void {
  const localQueue = given as LocalQueue
  const background = localQueue.background.bind(localQueue)
  const ignore = () => {}
  localQueue._finPromise.catch(ignore)
  localQueue.background = (promise) => {
    promise.catch(ignore)
    background(promise)
  }
}

function start(
  { pool, queue, concurrency, handle, again }: Options,
  logger: Logger,
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
          // Fetched together, which is most of what a queue costs PostgreSQL.
          localQueue: { size: 2 * concurrency },
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
