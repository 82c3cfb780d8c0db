import type { OutgoingMessage } from '../../platform/broker/broker.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { eventById } from '../../platform/events/event-sql.ts'
import type { EventMessageRow } from './event-message.store.ts'
import { bodyOf, eventMessageSql } from './event-message.store.ts'

/** An entry of the feed on its way to the broker; without a message when it tells of no event. */
export interface Entry {
  readonly position: number
  readonly message: OutgoingMessage | null
}

/** All but the position is null where an entry tells of no event. */
type EntryRow = EventMessageRow | (Pick<EventMessageRow, 'position'> & { readonly id: null })

/** What is handed on at a time, and whether more waits behind it. */
export interface Batch<Part> {
  readonly parts: readonly Part[]
  readonly isCut: boolean
}

// A batch ends with the event that brings it to so many bytes: an event may hold a long text twice, and an outage, or
// somebody who wishes us ill, may have gathered many of those.
export const mostBytes = 4_000_000

// The outbox's order is that in which rows were locked, so the events of a subject stand in the order of its versions.
// Taking positions from the one row of `feed_head` in the same statement leaves no gap, whoever else does it at the same
// time. The bound that the oldest id is told against is a parameter, because preparing to look for events in dozens of
// months costs more than the rest.
const numberStatement = statement(
  'relay.number',
  `with next as materialized (select seq, event_id from outbox order by seq limit $1 for update skip locked),
   oldest as materialized (select event_id from next where event_id is not null order by event_id limit 1),
   claimed as (
     delete from outbox where seq = any (array(select seq from next)) and not exists (select from oldest where event_id < $3)
     returning seq, event_id, user_id, project_id, has_access),
   counted as (select count(*)::int as count from claimed),
   head as (
     update feed_head set last_position = last_position + counted.count from counted where counted.count > 0
     returning last_position - counted.count as base, counted.count),
   entry as materialized (
     select head.base + row_number() over (order by claimed.seq) as position, claimed.event_id, claimed.user_id,
       claimed.has_access, claimed.project_id as access_project_id, event.*
     from claimed cross join head left join lateral ${eventById('claimed.event_id', '$3')} event on true),
   fed as (
     insert into feed (position, event_id, project_id, left_project_id, user_id, has_access, at)
     select position, event_id, coalesce(access_project_id, project_id),
       case when type in ('task.moved', 'task.completed') then (data #>> '{before,projectId}')::uuid end,
       user_id, has_access, clock_timestamp()
     from entry),
   offered as (
     select event.position, event.id, ${eventMessageSql} from entry event
     where $2 and (select coalesce(sum(size), 0) from entry) < ${mostBytes})
   select counted.count, (select event_id from oldest) as oldest, exists (select from work) as "hasWork", offered.*
   from counted left join offered on true
   order by position`,
)

/** What was moved to the end of the feed. */
interface Numbered {
  readonly count: number
  /** The oldest event that waited, by its id. */
  readonly oldest: string | null
  /** Whether some process asked for work. */
  readonly hasWork: boolean
  /** The entries that were moved, in order, if they were asked for and are not too long together. */
  readonly entries: readonly Entry[]
}

interface Wanted {
  readonly limit: number
  readonly withEntries: boolean
  /** Nothing is moved when an event that is next has a lower id. */
  readonly from: string
}

/** Moves up to `limit` rows of the outbox to the end of the feed. Whoever publishes them next need not read them again. */
export async function numberEvents(db: Queryable, { limit, withEntries, from }: Wanted): Promise<Numbered> {
  const rows = await db.query<EntryRow & Omit<Numbered, 'entries'>>(numberStatement(limit, withEntries, from))
  const { count = 0, oldest = null, hasWork = false } = rows[0] ?? {}
  return { count, oldest, hasWork, entries: rows.filter(({ position }) => position !== null).map(entryOf) }
}

const entriesStatement = statement(
  'relay.entries',
  `with entry as materialized (
     select position, event_id from feed
     where position > $1 order by position limit $2),
   oldest as (select event_id from entry where event_id is not null order by event_id limit 1),
   sized as materialized (
     select entry.position, event.*, coalesce(sum(event.size) over earlier, 0) as bytes
     from entry left join lateral ${eventById('entry.event_id', '(select event_id from oldest)')} event on true
     window earlier as (order by entry.position rows between unbounded preceding and 1 preceding))
   select event.position, event.id, ${eventMessageSql},
     (select count(*) from entry) = $2 or exists (select from sized where bytes >= ${mostBytes}) as further
   from sized event
   where event.bytes < ${mostBytes}
   order by event.position`,
)

/** Entries behind a position, in order. */
export async function entriesAfter(db: Queryable, position: number, limit: number): Promise<Batch<Entry>> {
  const rows = await db.query<EntryRow & { readonly further: boolean }>(entriesStatement(position, limit))
  return { parts: rows.map(entryOf), isCut: rows[0]?.further ?? false }
}

const entryOf = (row: EntryRow): Entry => ({
  position: Number(row.position),
  message: row.id === null ? null : { id: row.id, type: row.type, key: row.key, body: bodyOf(row) },
})

const publishedStatement = statement('relay.published', 'select published_position from feed_head')

/** How far the broker has the feed. */
export async function publishedPosition(db: Queryable): Promise<number> {
  const [row] = await db.query<{ published_position: string }>(publishedStatement())
  return Number(row?.published_position)
}

// Waits for no disk: a note that is lost makes the relay publish again, which consumers tell by the id.
const notePublishedStatement = statement(
  'relay.note-published',
  `with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
   update feed_head set published_position = greatest(published_position, $1) from relaxed`,
)

export async function notePublished(db: Queryable, position: number): Promise<void> {
  await db.query(notePublishedStatement(position))
}

/** Work on its way to a queue. */
export interface WorkRow extends OutgoingMessage {
  readonly seq: string
  readonly queue: string
}

const workStatement = statement(
  'relay.work',
  `select seq, queue, id, type, key, body, attempt, further from (
     select w.*, coalesce(sum(octet_length(body)) over earlier, 0) as bytes,
       sum(octet_length(body)) over () >= ${mostBytes} or count(*) over () = $2 as further
     from (select * from work where queue = any($1) order by seq limit $2) w
     window earlier as (order by seq rows between unbounded preceding and 1 preceding)) sized
   where bytes < ${mostBytes} order by seq`,
)

/** The oldest work for these queues. */
export async function workToSend(db: Queryable, queues: readonly string[], limit: number): Promise<Batch<WorkRow>> {
  const parts = await db.query<WorkRow & { readonly further: boolean }>(workStatement(queues, limit))
  return { parts, isCut: parts[0]?.further ?? false }
}

const removeWorkStatement = statement('relay.remove-work', 'delete from work where seq = any($1)')

export async function removeWork(db: Queryable, seqs: readonly string[]): Promise<void> {
  await db.query(removeWorkStatement(seqs))
}

const backlogStatement = statement(
  'relay.backlog',
  `select (select coalesce(max(seq) - min(seq) + 1, 0) from outbox)::float8 as outbox,
     (select coalesce(max(seq) - min(seq) + 1, 0) from work)::float8 as work,
     (last_position - published_position)::float8 as unpublished,
     coalesce(extract(epoch from clock_timestamp() - (
       select at from events where id = (select event_id from outbox where event_id is not null order by seq limit 1))),
     extract(epoch from clock_timestamp() - (select at from feed where position = published_position + 1)), 0)::float8
       as "oldestSeconds"
   from feed_head`,
)

/** What waits to be handed on, about how much of it, and for how long its oldest part has. */
export interface Backlog {
  readonly outbox: number
  readonly work: number
  readonly unpublished: number
  readonly oldestSeconds: number
}

export async function backlogOf(db: Queryable): Promise<Backlog> {
  const [row] = await db.query<Backlog>(backlogStatement())
  return row as Backlog
}
