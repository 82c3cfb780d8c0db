import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { pauseFor, runRounds } from '../../clock/pause.ts'
import { together } from '../../clock/together.ts'
import { runWhenWoken } from '../../clock/woken-rounds.ts'
import type { Queryable } from '../../database/query.ts'
import type { ConsumeOptions, Consumption, Verdict } from '../broker.ts'
import { verdictOf } from '../verdict-of.ts'
import type { TakenMessage } from './queue.store.ts'
import { keepMessages, putBack, removeMessages, takeMessages } from './queue.store.ts'

interface Options extends Pick<ConsumeOptions, 'concurrency' | 'handle'> {
  readonly db: Queryable
  readonly queue: string
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** For how many seconds a message stays in hand when nobody keeps it there. */
  readonly leaseSeconds: number
}

export interface ConsumedQueue extends Consumption {
  readonly queue: string
  /** Looks for messages now. */
  wake(): void
}

// It is told of new messages at once; this is for those whose time comes, and for what was missed.
const pollMilliseconds = 2000
const retryMilliseconds = 500

/**
 * Takes messages until it is closed, as many as there is room for at a time. A message is taken for a while, which is
 * made longer as long as it is in hand: what a dead process had, and what was taken without the answer being heard,
 * comes back by itself.
 */
export function consumeQueue({ db, queue, concurrency, handle, log, leaseSeconds }: Options): ConsumedQueue {
  const closing = new AbortController()
  const finished = new AbortController()
  const { signal } = closing
  const inHand = new Map<TakenMessage, Promise<void>>()
  let isEmpty = false

  const warn = (err: unknown) => {
    log.warn({ err, queue }, 'the queue could not be asked; it is tried again')
    return retryMilliseconds
  }
  const taking = runWhenWoken(take, { idleMilliseconds: pollMilliseconds, signal, onError: warn })
  const keepMilliseconds = (leaseSeconds * 1000) / 4
  const keeping = runRounds(keepMilliseconds, keep, finished.signal)
  const remove = together<TakenMessage>((messages) =>
    note(() =>
      removeMessages(
        db,
        messages.map(({ seq }) => seq),
      ),
    ),
  )

  async function take(): Promise<boolean> {
    const room = concurrency - inHand.size
    if (room === 0) return false
    const messages = await takeMessages(db, queue, randomUUID(), room, leaseSeconds)
    isEmpty = messages.length < room
    for (const message of messages) inHand.set(message, settle(message))
    return !isEmpty
  }

  async function settle(message: TakenMessage): Promise<void> {
    const verdict = await verdictOf(handle, message, log)
    await noteVerdict(message, verdict)
    inHand.delete(message)
    if (!isEmpty) taking.wake()
  }

  const noteVerdict = (message: TakenMessage, verdict: Verdict): Promise<void> =>
    verdict === 'done' ? remove(message) : note(() => putBack(db, message, verdict))

  /** Until it is written. Who closes tries once: the message comes back. */
  async function note(write: () => Promise<void>): Promise<void> {
    do {
      try {
        return await write()
      } catch (err) {
        warn(err)
      }
    } while (await pauseFor(retryMilliseconds, signal))
  }

  async function keep(): Promise<number> {
    if (inHand.size > 0) await keepMessages(db, [...inHand.keys()], leaseSeconds).catch(warn)
    return keepMilliseconds
  }

  return {
    queue,
    wake: () => taking.wake(),
    close: async () => {
      closing.abort()
      await taking.ended
      await Promise.all(inHand.values())
      finished.abort()
      await keeping
    },
  }
}
