import type { ChangesQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { FeedEnds, Reader } from './changes.store.ts'
import { findFeedEnds, findFeedPage } from './changes.store.ts'

// A page of a thousand of the longest entries would be 1.2 GB. At least one entry is answered, however long it is.
const mostBytes = 4_000_000

// Whoever has less to catch up with than this reads with the short reads, the others on connections of the pool.
const shortRead = 100

/**
 * What happened since a position, of what the actor may see now, as the JSON of the wire. `next` is where to go on:
 * up to there nothing is left out, because the feed has no gap and its end is read in the same moment as its entries.
 * There is more to come until `next` is `since`.
 */
export async function listChanges(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { since, limit = 500 }: ChangesQuery,
): Promise<string> {
  const ends = await findFeedEnds(ctx.db.read)
  if (since === undefined) {
    return JSON.stringify({ items: [], next: ends.head, resync: false, snapshot: snapshotFor(actor) })
  }
  if (isOutside(since, ends)) return resyncAt(ends)
  if (since === ends.head) return answer('', since)
  const db = ends.head - since <= shortRead ? ctx.db.read : ctx.db
  const page = await findFeedPage(db, readerOf(actor), { since, limit, mostBytes })
  return isOutside(since, page) ? resyncAt(page) : answer(page.items ?? '', page.next)
}

const isOutside = (since: number, { floor, head }: FeedEnds): boolean => since < floor || since > head

const resyncAt = ({ head }: FeedEnds): string => `{"items":[],"next":${head},"resync":true}`

const answer = (items: string, next: number): string => `{"items":[${items}],"next":${next},"resync":false}`

const readerOf = (actor: Actor): Reader => ({
  userId: actor.userId,
  everyProject: may(actor, 'tasks:admin'),
  projects: may(actor, 'projects:read'),
  subjects: [
    ...(may(actor, 'teams:read') ? ['team'] : []),
    ...(may(actor, 'users:admin') ? ['user', 'invitation', 'service-account'] : []),
    ...(may(actor, 'operations:manage') ? ['dead-letter'] : []),
  ],
  ownTokens: may(actor, 'account:manage'),
})

/** The lists that hold everything the feed goes on from, as far as the actor may read them. */
function snapshotFor(actor: Actor) {
  const scope = may(actor, 'tasks:admin') ? 'scope=all&' : ''
  return {
    ...(may(actor, 'projects:read') && { projects: `/v1/projects?${scope}sort=created&limit=100` }),
    tasks: '/v1/tasks?sort=created&limit=100',
    tasksOfProject: '/v1/tasks?project={id}&sort=created&limit=100',
    ...(may(actor, 'teams:read') && { teams: '/v1/teams?limit=100' }),
  }
}
