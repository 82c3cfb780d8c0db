import { setTimeout as delay } from 'node:timers/promises'
import { queues } from '../../src/roles/consumers.ts'
import type { Ask, Asking } from './asking.ts'
import type { ChaosBroker } from './message-broker.ts'

const longestMilliseconds = 120_000
const lookMilliseconds = 250

const leftSql = `
  select (select count(*) from outbox)::int as outbox, (select count(*) from work)::int as work,
    (select last_position - published_position from feed_head)::int as unpublished,
    (select count(*) from mails where state in ('queued', 'sending'))::int as mails,
    (select count(*) from inbox)::int as applied`

/** Waits until everything that was committed has had its effects. Answers the milliseconds, or what is left. */
export async function drain(
  { ask }: Pick<Asking, 'ask'>,
  broker: Pick<ChaosBroker, 'left' | 'describeLeft'>,
): Promise<number | string> {
  const began = performance.now()
  for (;;) {
    const [left] = await ask<Record<string, number>>(leftSql)
    const { applied = 0, ...waiting } = left ?? {}
    const unapplied = (await countDue(ask)) - applied
    const messages = await broker.left()
    const all = { ...waiting, unapplied, messages }
    if (Object.values(all).every((count) => count === 0)) return performance.now() - began
    if (performance.now() - began > longestMilliseconds)
      return `after ${longestMilliseconds / 1000} s is left: ${JSON.stringify(all)}${await broker.describeLeft()}`
    await delay(lookMilliseconds)
  }
}

/** How often events have to be applied: each by every consumer that takes its type. */
async function countDue(ask: Ask): Promise<number> {
  const rows = await ask<{ type: string; count: number }>('select type, count(*)::int as count from events group by 1')
  const counts = new Map(rows.map(({ type, count }) => [type, count]))
  return queues.flatMap(({ types }) => types).reduce((sum, type) => sum + (counts.get(type) ?? 0), 0)
}
