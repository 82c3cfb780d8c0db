import type { Ask, Asking } from '../asking.ts'
import type { EventRow } from './read-state.ts'

interface FeedRow {
  readonly position: number
  readonly eventId: string | null
  readonly userId: string | null
  readonly projectId: string | null
  readonly hasAccess: boolean | null
}

/** Every event is in the feed once, at positions without a gap, and all of it is handed on (I5). */
export async function checkFeed({ ask }: Pick<Asking, 'ask'>, events: readonly EventRow[]): Promise<string[]> {
  const feed = await ask<FeedRow>(
    `select position::int, event_id as "eventId", user_id as "userId", project_id as "projectId",
       has_access as "hasAccess" from feed order by position`,
  )
  const [left] = await ask<{ outbox: number; work: number; last: number; published: number }>(
    `select (select count(*) from outbox)::int as outbox, (select count(*) from work)::int as work,
       last_position::int as last, published_position::int as published from feed_head`,
  )
  const { outbox = -1, work = -1, last = -1, published = -1 } = left ?? {}
  return [
    ...(outbox + work === 0 ? [] : [`${outbox} rows are left in the outbox, ${work} in the table of work`]),
    ...(published === last && last === feed.length
      ? []
      : [`the feed of ${feed.length} ends at ${last}, is published up to ${published}`]),
    ...feed
      .filter(({ position }, at) => position !== at + 1)
      .slice(0, 3)
      .map(({ position }) => `a gap before position ${position}`),
    ...wrongEvents(feed, events),
    ...(await wrongAccess(feed, ask)),
  ]
}

function wrongEvents(feed: readonly FeedRow[], events: readonly EventRow[]): string[] {
  const counts = new Map<string, number>()
  for (const { eventId } of feed) if (eventId !== null) counts.set(eventId, (counts.get(eventId) ?? 0) + 1)
  const known = new Set(events.map(({ id }) => id))
  return [
    ...events
      .filter(({ id }) => counts.get(id) !== 1)
      .map(({ id, type }) => `${type} ${id} is ${counts.get(id) ?? 0} times in the feed`),
    ...[...counts.keys()].filter((id) => !known.has(id)).map((id) => `the feed tells of ${id}, which is no event`),
  ]
}

/** Who gained and lost access in the feed, in its order, adds up to who has it. */
async function wrongAccess(feed: readonly FeedRow[], ask: Ask): Promise<string[]> {
  const told = new Map<string, boolean>()
  for (const { userId, projectId, hasAccess } of feed) {
    if (userId !== null) told.set(`${userId} to ${projectId}`, hasAccess === true)
  }
  const rows = await ask<{ access: string }>(`select user_id || ' to ' || project_id as access from project_access`)
  const present = new Set(rows.map(({ access }) => access))
  return [...new Set([...told.keys(), ...present])]
    .filter((access) => (told.get(access) ?? false) !== present.has(access))
    .map((access) => `the feed tells another access of ${access}`)
}
