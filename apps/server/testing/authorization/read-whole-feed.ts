import type { Change } from '@millrace/contract'
import { permissions } from '@millrace/contract'
import { numberFeed } from '../number-feed.ts'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import { inParallel } from './house.ts'
import type { World } from './world.ts'

/** Puts all that ever happened into the feed and lets everybody read it. Answers what each was told of. */
export async function readWholeFeed(house: House, world: World): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { db } = house.server
  await numberFeed(db)
  const missing = 'select id from events where not exists (select from feed where event_id = events.id) order by id'
  await db.query({ text: `insert into outbox (event_id) ${missing}` })
  await numberFeed(db)
  const readers = [...world.principals.values()].filter((one) => one.identified && holds(one, 'tasks:read'))
  const told = await inParallel(readers, async (reader) => {
    const scopes = permissions.filter((permission) => holds(reader, permission))
    const caller = house.server.as({ id: reader.userId }, scopes)
    const items: Change[] = []
    for (let since = 0; ; ) {
      const { status, body } = await caller.get(`/v1/changes?since=${since}&limit=1000`)
      if (status !== 200) throw new Error(`${reader.name} is answered ${status} ${JSON.stringify(body)}`)
      if (body.next === since) break
      items.push(...body.items)
      since = body.next
    }
    // Who loses a project is told its id, which they knew.
    const rest = items.filter(({ type }) => !type.startsWith('access.'))
    house.canaries.search(JSON.stringify(rest), reader, 'GET /v1/changes?since=0')
    return [reader.name, new Set(items.map(({ type }) => type.split('.')[0] ?? type))] as const
  })
  return new Map(told)
}
