import { lowestUuidV7 } from '../src/platform/clock/uuid-v7.ts'
import type { Queryable } from '../src/platform/database/query.ts'
import { numberEvents } from '../src/roles/relay/relay.store.ts'

/** Moves what was committed from the outbox to the feed, as the relay does all the time. */
export async function numberFeed(db: Queryable): Promise<void> {
  const batch = { limit: 500, withEntries: false, from: lowestUuidV7(0) }
  while ((await numberEvents(db, batch)).count === batch.limit);
}
