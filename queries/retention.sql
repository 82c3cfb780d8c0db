-- retention.remove-old-feed
with oldest as materialized (select position, at from feed order by position limit $2),
   kept as (
     select min(position) as position from oldest
     where at >= $1 or position > (select published_position from feed_head)),
   removed as (
     delete from feed where position in (
       select oldest.position from oldest, kept where kept.position is null or oldest.position < kept.position)
     returning 1)
   select count(*)::int as count from removed;

-- retention.remove-old-inbox
with recursive name as (
     select min(consumer) as consumer from inbox
     union all
     select (select min(consumer) from inbox where consumer > name.consumer) from name where consumer is not null),
   old as (
     select entry.* from name cross join lateral (
       select consumer, event_id from inbox
       where consumer = name.consumer and event_id < $1 order by event_id limit $2) entry limit $2),
   removed as (
     delete from inbox using old where inbox.consumer = old.consumer and inbox.event_id = old.event_id returning 1)
   select count(*)::int as count from removed;

-- retention.remove-old-redeliveries
with removed as (
     delete from redeliveries where ctid = any (array(select ctid from redeliveries where at < $1 limit $2)) returning 1)
   select count(*)::int as count from removed;
