import type { Queryable } from '../src/platform/database/query.ts'
import { numberEvents } from '../src/roles/relay/relay.store.ts'

/** Moves what was committed from the outbox to the feed, as the relay does all the time. */
export async function numberFeed(db: Queryable): Promise<void> {
  while ((await numberEvents(db, 500, false)).count === 500);
}
