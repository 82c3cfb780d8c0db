import type { ChangesQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { Reader } from './changes.store.ts'
import { findFeedPage, findHead } from './changes.store.ts'

// A page of a thousand long descriptions would be 50 MB. At least one entry is answered, however long it is.
const mostBytes = 4_000_000

/**
 * What happened since a position, of what the actor may see now, as the JSON of the wire. `next` is where to go on:
 * up to there nothing is left out, because the feed has no gap and its end is read in the same moment as its entries.
 */
export async function listChanges(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { since, limit = 500 }: ChangesQuery,
): Promise<string> {
  if (since === undefined) {
    const next = await findHead(ctx.db.read)
    return JSON.stringify({ items: [], next, resync: false, snapshot: snapshotFor(actor) })
  }
  const reader = readerOf(actor)
  // Whoever sees every project reads past what is not for them, however much that is.
  const db = reader.everyProject ? ctx.db : ctx.db.read
  const { head, floor, items, last } = await findFeedPage(db, reader, { since, limit, mostBytes })
  if (since < floor || since > head) return `{"items":[],"next":${head},"resync":true}`
  return `{"items":[${items ?? ''}],"next":${last ?? head},"resync":false}`
}

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
