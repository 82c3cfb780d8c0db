import { countOf } from '../platform/database/in-batches.ts'
import type { Queryable } from '../platform/database/query.ts'
import { statement } from '../platform/database/query.ts'

// From its beginning and without a gap, because whoever reads the feed is told where it begins. What the broker has not
// got stays.
const removeFeedStatement = statement(
  'retention.remove-old-feed',
  `with oldest as materialized (select position, at from feed order by position limit $2),
   kept as (
     select min(position) as position from oldest
     where at >= $1 or position > (select published_position from feed_head)),
   removed as (
     delete from feed where position in (
       select oldest.position from oldest, kept where kept.position is null or oldest.position < kept.position)
     returning 1)
   select count(*)::int as count from removed`,
)

// One range of the key for each consumer, found by one look into the index each.
const removeInboxStatement = statement(
  'retention.remove-old-inbox',
  `with recursive name as (
     select min(consumer) as consumer from inbox
     union all
     select (select min(consumer) from inbox where consumer > name.consumer) from name where consumer is not null),
   old as (
     select entry.* from name cross join lateral (
       select consumer, event_id from inbox
       where consumer = name.consumer and event_id < $1 order by event_id limit $2) entry limit $2),
   removed as (
     delete from inbox using old where inbox.consumer = old.consumer and inbox.event_id = old.event_id returning 1)
   select count(*)::int as count from removed`,
)

const removeRedeliveriesStatement = statement(
  'retention.remove-old-redeliveries',
  `with removed as (
     delete from redeliveries where ctid = any (array(select ctid from redeliveries where at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed`,
)

/** Removes up to `limit` entries from the beginning of the feed that became visible before the moment. */
export const removeOldFeed = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeFeedStatement(before, limit)))

/** Forgets up to `limit` events that consumers applied and that are older than the id. */
export const removeOldInbox = (db: Queryable, beforeId: string, limit: number): Promise<number> =>
  countOf(db.query(removeInboxStatement(beforeId, limit)))

/** Forgets up to `limit` messages that came back before the moment. */
export const removeOldRedeliveries = (db: Queryable, before: Date, limit: number): Promise<number> =>
  countOf(db.query(removeRedeliveriesStatement(before, limit)))
