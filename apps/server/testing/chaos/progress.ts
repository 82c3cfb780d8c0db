import { setTimeout as delay } from 'node:timers/promises'
import { queues } from '../../src/roles/consumers.ts'
import type { Asking } from './asking.ts'

/** How far what was committed has come. */
export interface Progress {
  /** When that was, by `performance.now()`. */
  readonly at: number
  /** How often events have to be applied: each by every consumer that takes its type. */
  readonly due: number
  /** How often they were. */
  readonly applied: number
  /** Entries of the feed that the broker does not have. */
  readonly unpublished: number
}

const lookMilliseconds = 500
const takenTypes = queues.flatMap(({ types }) => types)

const progressSql = `
  select (select count(*) from events join unnest($1::text[]) as taken (type) using (type))::int as due,
    (select count(*) from inbox)::int as applied,
    (select last_position - published_position from feed_head)::int as unpublished`

export async function progressOf({ ask }: Pick<Asking, 'ask'>): Promise<Progress> {
  const [row] = await ask<Omit<Progress, 'at'>>(progressSql, [takenTypes])
  return { ...(row as Omit<Progress, 'at'>), at: performance.now() }
}

/** What consumers have still to apply, whether it waits to be published or in a queue. */
export const backlogOf = ({ due, applied }: Progress): number => due - applied

/** Looks until the backlog is no larger than that, or it took too long. Answers all that was seen. */
export async function untilCaughtUp(
  database: Pick<Asking, 'ask'>,
  mostBacklog: number,
  longestMilliseconds: number,
): Promise<Progress[]> {
  const seen: Progress[] = []
  const end = performance.now() + longestMilliseconds
  for (;;) {
    const progress = await progressOf(database)
    seen.push(progress)
    if (backlogOf(progress) <= mostBacklog || progress.at > end) return seen
    await delay(lookMilliseconds)
  }
}
