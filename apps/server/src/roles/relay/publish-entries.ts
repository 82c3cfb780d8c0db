import { setTimeout as delay } from 'node:timers/promises'
import type { OutgoingMessage } from '../../platform/broker/broker.ts'
import { together } from '../../platform/clock/together.ts'
import type { OfferedEntries } from './offered-entries.ts'
import type { Batch, Entry } from './relay.store.ts'
import { entriesAfter, notePublished, publishedPosition } from './relay.store.ts'
import type { RelayParts } from './run-relay.ts'
import { NotTaken } from './say-now.ts'

interface Publishing {
  /** Begins to publish up to so many entries. Answers whether more wait; rejects after a failure, also of an earlier one. */
  publishNext(rows: number): Promise<boolean>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

const gatherMilliseconds = 20

/**
 * Publishes the feed in order, several batches at a time where the broker keeps their order: the next one is on its way
 * while the broker makes the last one safe. What the broker has is noted after it said so, so a crash publishes it twice
 * and loses none. After a failure publishing begins again behind what the broker has.
 */
export async function publishEntries({ db, broker, meter }: RelayParts, offered: OfferedEntries): Promise<Publishing> {
  /** Batches that are under way, the oldest first: they end in that order. */
  const underWay: Promise<void>[] = []
  let failure: { readonly reason: unknown } | null = null
  let noted = await publishedPosition(db)
  let confirmed = noted
  let begun = noted
  // After a failure each batch is waited for, until one goes well: so whoever halves them knows which was too large.
  let atOnce = 1

  // Batches do not wait for notes, and those of a moment are one. A note that fails is written again with the next one,
  // or when nothing is left to publish.
  const note = together<number>(async (positions) => {
    await delay(gatherMilliseconds)
    const last = Math.max(...positions)
    await notePublished(db, last)
    noted = last
  })
  let noting = Promise.resolve()

  async function publish(entries: readonly Entry[], last: number, before: Promise<void> | undefined): Promise<void> {
    const messages = entries.flatMap(({ message }) => (message ? [message] : []))
    const [sent] = await Promise.allSettled([send(messages), before])
    // What follows a failure is published again after it.
    if (failure === null && sent.status === 'fulfilled') {
      confirmed = last
      atOnce = broker.publishesAtOnce
      noting = note(last).catch(() => {})
      meter.published(messages.length)
    } else if (sent.status === 'rejected') {
      failure ??= sent
      atOnce = 1
    }
    void underWay.shift()
  }

  async function send(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return
    try {
      await broker.publish(messages)
    } catch (err) {
      throw new NotTaken(err)
    }
  }

  async function next(rows: number): Promise<Batch<Entry>> {
    const parts = offered.takeAfter(begun, rows)
    if (parts.length > 0) return { parts, isCut: offered.isMoreBehind }
    offered.forgive()
    return entriesAfter(db, begun, rows)
  }

  async function begin(rows: number): Promise<boolean> {
    throwFailure()
    const { parts, isCut } = await next(rows)
    const last = parts.at(-1)
    if (!last) {
      if (noted < confirmed && underWay.length === 0) await note(confirmed)
      return false
    }
    begun = last.position
    underWay.push(publish(parts, last.position, underWay.at(-1)))
    while (underWay.length >= atOnce) await underWay[0]
    throwFailure()
    return isCut
  }

  function throwFailure(): void {
    if (failure !== null) throw failure.reason
  }

  async function settled(): Promise<void> {
    await Promise.all(underWay)
    await noting
  }

  return {
    publishNext: async (rows) => {
      try {
        return await begin(rows)
      } catch (err) {
        await settled()
        failure = null
        begun = confirmed
        throw err
      }
    },
    settled,
  }
}
