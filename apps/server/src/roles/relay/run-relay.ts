import type { Logger } from 'pino'
import type { Broker } from '../../platform/broker/broker.ts'
import { lowestUuidV7, millisecondsOf } from '../../platform/clock/uuid-v7.ts'
import type { WokenRounds } from '../../platform/clock/woken-rounds.ts'
import { runWhenWoken } from '../../platform/clock/woken-rounds.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { OfferedEntries } from './offered-entries.ts'
import { publishEntries } from './publish-entries.ts'
import { numberEvents } from './relay.store.ts'
import type { RelayMeter } from './relay-meter.ts'
import { sayNow } from './say-now.ts'
import { sender } from './send-work.ts'

export interface RelayParts {
  /** The connection of the leader: a relay that has lost its place can write nothing. */
  readonly db: Queryable
  readonly broker: Broker
  /** The queues that work can be handed to. */
  readonly queues: readonly string[]
  readonly meter: RelayMeter
  readonly log: Pick<Logger, 'error' | 'info'>
  readonly signal: AbortSignal
}

const mostRows = 500
const idleMilliseconds = 500

/**
 * Hands on what was committed, until the signal: outbox to feed, feed to broker, work to queues. The three go on apart
 * from each other, so the feed is complete while the broker is away. `onWake` is given what wakes them.
 */
export async function runRelay(parts: RelayParts, onWake: (wake: () => void) => Promise<() => void>): Promise<void> {
  const { signal } = parts
  let wake = () => {}
  const unwake = await onWake(() => wake())
  const inBatches = (round: (rows: number) => Promise<boolean>, what: string) =>
    runInBatches(round, { idleMilliseconds, signal, onError: tryAgain(parts, what) })
  const offered = new OfferedEntries()
  const { publishNext, settled } = await publishEntries(parts, offered)
  const publishing = inBatches(publishNext, 'events could not be published; they wait')
  const working = inBatches(sender(parts), 'work could not be handed to its queues; it waits')
  const numbering = inBatches(
    numberRounds(parts, { offered, publishing, working }),
    'committed events could not be put into the feed',
  )
  wake = numbering.wake
  await Promise.all([numbering.ended, publishing.ended, working.ended])
  await settled()
  unwake()
}

/** Rounds over batches, which are half as large after a failure: what is too much at once is not tried for ever. */
function runInBatches(
  round: (rows: number) => Promise<boolean>,
  { onError, ...options }: Parameters<typeof runWhenWoken>[1],
): WokenRounds {
  let rows = mostRows
  return runWhenWoken(
    async () => {
      const isCut = await round(rows)
      rows = Math.min(rows * 2, mostRows)
      return isCut
    },
    {
      ...options,
      onError: (err) => {
        rows = Math.max(Math.floor(rows / 2), 1)
        return onError(err)
      },
    },
  )
}

interface Next {
  readonly offered: OfferedEntries
  readonly publishing: WokenRounds
  readonly working: WokenRounds
}

// How much older than those before it an event may be that comes next: for requests that took long, or clocks that differ.
const slackMilliseconds = 3_600_000

/** Moves a batch from the outbox to the feed. Where to look for its events is known from the batch before. */
function numberRounds({ db, meter }: RelayParts, { offered, publishing, working }: Next) {
  let from = lowestUuidV7(0)
  return async (rows: number): Promise<boolean> => {
    const asked = { limit: rows, withEntries: offered.isOpen, from }
    const { count, oldest, hasWork, entries } = await numberEvents(db, asked)
    if (oldest !== null) from = lowestUuidV7(Math.max(millisecondsOf(oldest) - slackMilliseconds, 0))
    if (hasWork) working.wake()
    if (count === 0) return oldest !== null
    offered.add(entries)
    meter.numbered(count)
    publishing.wake()
    return count === rows
  }
}

const firstPauseMilliseconds = 100
const longestPauseMilliseconds = 5000

/** Waits longer after each failure in a row, with jitter. The log is told at once of a new reason, else each minute. */
function tryAgain({ log, meter }: RelayParts, what: string): (err: unknown) => number {
  let pause = firstPauseMilliseconds
  let failedAt = 0
  const say = sayNow(log)
  return (err) => {
    const isAnew = performance.now() - failedAt > 2 * longestPauseMilliseconds
    pause = isAnew ? firstPauseMilliseconds : Math.min(pause * 2, longestPauseMilliseconds)
    failedAt = performance.now()
    meter.failed()
    say(err, what)
    return pause * (0.5 + Math.random() / 2)
  }
}
