/**
 * SQL: the event with an id; with `from`, one that is not older than that id, which spares the partitions before it.
 * `offset 0` keeps each look-up a look-up: joined, the planner reads months of events to save a thousand of them, or a
 * month whose size it does not know yet.
 */
export const eventById = (id: string, from?: string): string =>
  `(select * from events where id = ${id}${from === undefined ? '' : ` and id >= ${from}`} offset 0)`
