import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { pauseFor } from '../../clock/pause.ts'
import { together } from '../../clock/together.ts'
import { runWhenWoken } from '../../clock/woken-rounds.ts'
import type { Queryable } from '../../database/query.ts'
import type { ConsumeOptions, Consumption } from '../broker.ts'
import { verdictOf } from '../verdict-of.ts'
import type { TakenMessage } from './queue.store.ts'
import { putBack, removeMessages, takeMessages } from './queue.store.ts'

interface Options extends Pick<ConsumeOptions, 'concurrency' | 'handle'> {
  readonly db: Queryable
  readonly queue: string
  readonly log: Pick<Logger, 'warn' | 'error'>
}

export interface ConsumedQueue extends Consumption {
  readonly queue: string
  /** As whom it takes messages at present. */
  taker(): string
  /** Looks for messages now. */
  wake(): void
  /** What was asked of the database may not have happened, or may have without our knowing. */
  doubt(): void
}

// It is told of new messages at once; this is for those whose time comes, and for what was missed.
const pollMilliseconds = 2000
const retryMilliseconds = 500

/**
 * Takes messages until it is closed, as many as there is room for at a time. After each failure it takes under another
 * id: what was taken for it, or was to be noted about it, while the database could not be heard is locked by the old id,
 * which nobody says is alive, and so is given to others.
 */
export function consumeQueue({ db, queue, concurrency, handle, log }: Options): ConsumedQueue {
  const closing = new AbortController()
  const { signal } = closing
  const inHand = new Set<Promise<void>>()
  const remove = together<string>((seqs) => removeMessages(db, seqs))
  let taker = randomUUID()
  let isEmpty = false

  const doubt = () => {
    taker = randomUUID()
  }
  const fail = (err: unknown) => {
    doubt()
    log.warn({ err, queue }, 'the queue could not be asked; it is tried again')
    return retryMilliseconds
  }
  const taking = runWhenWoken(take, { idleMilliseconds: pollMilliseconds, signal, onError: fail })

  async function take(): Promise<boolean> {
    const room = concurrency - inHand.size
    if (room === 0) return false
    const as = taker
    const messages = await takeMessages(db, queue, as, room)
    isEmpty = messages.length < room
    for (const message of messages) hold(message, as)
    return !isEmpty
  }

  function hold(message: TakenMessage, as: string): void {
    const held = settle(message, as).then(() => {
      inHand.delete(held)
      if (!isEmpty) taking.wake()
    })
    inHand.add(held)
  }

  async function settle(message: TakenMessage, as: string): Promise<void> {
    const verdict = await verdictOf(handle, message, log)
    const note = () => (verdict === 'done' ? remove(message.seq) : putBack(db, message, as, verdict))
    do {
      try {
        return await note()
      } catch (err) {
        fail(err)
      }
    } while (await pauseFor(retryMilliseconds, signal))
  }

  return {
    queue,
    taker: () => taker,
    wake: () => taking.wake(),
    doubt,
    close: async () => {
      closing.abort()
      await taking.ended
      await Promise.all(inHand)
    },
  }
}
