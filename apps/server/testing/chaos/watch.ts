import { runRounds } from '../../src/platform/clock/pause.ts'
import type { Asking } from './asking.ts'
import type { Journal } from './journal.ts'

const lookMilliseconds = 200

/** The longest times, in milliseconds, for which something did not go on although there was something to do. */
export interface Standstills {
  /** No write was acknowledged. */
  readonly writes: number
  /** No event was put into the feed. */
  readonly feed: number
  /** No event was handed to the broker. */
  readonly publishing: number
}

/** Watches what goes on until it is closed. */
export function watch({ ask }: Pick<Asking, 'ask'>, journal: Journal): { close(): Promise<Standstills> } {
  const ended = new AbortController()
  const [writes, feed, publishing] = [stopwatch(), stopwatch(), stopwatch()]
  const looking = runRounds(0, look, ended.signal)

  async function look(): Promise<number> {
    writes(journal.acknowledged.length, true)
    try {
      const [row] = await ask<{ outbox: boolean; last: string; published: string }>(
        'select exists (select from outbox) as outbox, last_position as last, published_position as published from feed_head',
      )
      if (row) {
        feed(Number(row.last), row.outbox)
        publishing(Number(row.published), row.last !== row.published)
      }
    } catch {
      // The database is away; what stands still meanwhile does so.
    }
    return lookMilliseconds
  }

  return {
    close: async () => {
      ended.abort()
      await looking
      return { writes: writes(-1, true), feed: feed(-1, true), publishing: publishing(-1, true) }
    },
  }
}

/** Given a number that grows, and whether it should, answers the longest time for which it should have and did not. */
function stopwatch(): (reached: number, isDue: boolean) => number {
  let since = performance.now()
  let last = 0
  let longest = 0
  return (reached, isDue) => {
    longest = Math.max(longest, isDue ? performance.now() - since : 0)
    if (reached !== last || !isDue) since = performance.now()
    last = reached
    return longest
  }
}
