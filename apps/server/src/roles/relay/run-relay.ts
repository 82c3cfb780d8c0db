import type { Logger } from 'pino'
import type { Broker } from '../../platform/broker/broker.ts'
import type { WokenRounds } from '../../platform/clock/woken-rounds.ts'
import { runWhenWoken } from '../../platform/clock/woken-rounds.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { entriesAfter, notePublished, numberEvents, publishedPosition, removeWork, workToSend } from './relay.store.ts'
import type { RelayMeter } from './relay-meter.ts'

interface Parts {
  /** The connection of the leader: a relay that has lost its place can write nothing. */
  readonly db: Queryable
  readonly broker: Broker
  readonly meter: RelayMeter
  readonly log: Pick<Logger, 'error' | 'info'>
  readonly signal: AbortSignal
}

const batchRows = 500
const idleMilliseconds = 500

/**
 * Hands on what was committed, until the signal: outbox to feed, feed to broker, work to queues. The three go on apart
 * from each other, so the feed is complete while the broker is away. `onWake` is given what wakes them.
 */
export async function runRelay(parts: Parts, onWake: (wake: () => void) => Promise<() => void>): Promise<void> {
  const { signal } = parts
  const publishing = runWhenWoken(await publisher(parts), { idleMilliseconds, signal, onError: brokerAway(parts) })
  const working = runWhenWoken(() => sendWork(parts), { idleMilliseconds, signal, onError: brokerAway(parts) })
  const numbering = runWhenWoken(() => numberRound(parts, publishing), {
    ...{ idleMilliseconds, signal },
    onError: (err) => {
      parts.log.error({ err }, 'committed events could not be put into the feed; trying again')
      return 200
    },
  })
  const unwake = await onWake(() => {
    numbering.wake()
    working.wake()
  })
  await Promise.all([numbering.ended, publishing.ended, working.ended])
  unwake()
}

async function numberRound({ db, meter }: Parts, publishing: WokenRounds): Promise<boolean> {
  const count = await numberEvents(db, batchRows)
  if (count === 0) return false
  meter.numbered(count)
  publishing.wake()
  return count === batchRows
}

/** Publishes what follows; what the broker has is noted after it said so, so a crash publishes it twice and loses none. */
async function publisher({ db, broker, meter }: Parts): Promise<() => Promise<boolean>> {
  let position = await publishedPosition(db)
  return async () => {
    const entries = await entriesAfter(db, position, batchRows)
    const last = entries.at(-1)
    if (!last) return false
    const messages = entries.flatMap(({ message }) => (message ? [message] : []))
    if (messages.length > 0) await broker.publish(messages)
    await notePublished(db, last.position)
    position = last.position
    meter.published(messages.length)
    return entries.length === batchRows
  }
}

async function sendWork({ db, broker, meter }: Parts): Promise<boolean> {
  const rows = await workToSend(db, batchRows)
  if (rows.length === 0) return false
  for (const queue of new Set(rows.map((row) => row.queue))) {
    await broker.send(
      queue,
      rows.filter((row) => row.queue === queue),
    )
  }
  await removeWork(
    db,
    rows.map(({ seq }) => seq),
  )
  meter.worked(rows.length)
  return rows.length === batchRows
}

const mostPauseMilliseconds = 5000

/** Waits longer after each failure in a row, with jitter, and says when it began. */
function brokerAway({ log, meter }: Parts): (err: unknown) => number {
  let pause = 100
  let failedAt = 0
  return (err) => {
    const isAnew = performance.now() - failedAt > 2 * mostPauseMilliseconds
    pause = isAnew ? 100 : Math.min(pause * 2, mostPauseMilliseconds)
    failedAt = performance.now()
    meter.failed()
    if (isAnew) log.error({ err }, 'the broker takes no messages; they wait and are sent again')
    return pause * (0.5 + Math.random() / 2)
  }
}
