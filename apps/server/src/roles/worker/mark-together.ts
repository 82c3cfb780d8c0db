import type { Queryable } from '../../platform/database/query.ts'
import { markAllApplied } from './worker.store.ts'

/**
 * Marks events without effect as applied by a consumer. Those that are asked for while a statement is under way go into
 * the next one together, so each waits for the disk once and not once for each event.
 */
export function markTogether(db: Queryable, consumer: string): (eventId: string) => Promise<void> {
  const waiting = new Set<string>()
  let underWay = Promise.resolve()
  let next: Promise<void> | null = null

  async function mark(): Promise<void> {
    const eventIds = [...waiting].sort()
    waiting.clear()
    next = null
    await markAllApplied(db, consumer, eventIds)
  }

  return (eventId) => {
    waiting.add(eventId)
    if (next === null) {
      next = underWay.then(mark)
      underWay = next.catch(() => {})
    }
    return next
  }
}
