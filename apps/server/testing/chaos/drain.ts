import { setTimeout as delay } from 'node:timers/promises'
import type { Asking } from './asking.ts'
import type { ChaosBroker } from './message-broker.ts'
import { backlogOf, progressOf } from './progress.ts'

const longestMilliseconds = 120_000
const lookMilliseconds = 250

const leftSql = `
  select (select count(*) from outbox)::int as outbox, (select count(*) from work)::int as work,
    (select count(*) from mails where state in ('queued', 'sending'))::int as mails`

/** Waits until everything that was committed has had its effects. Answers the milliseconds, or what is left. */
export async function drain(
  { ask }: Pick<Asking, 'ask'>,
  broker: Pick<ChaosBroker, 'left' | 'describeLeft'>,
): Promise<number | string> {
  const began = performance.now()
  for (;;) {
    // First, because what is applied leaves mails and work.
    const progress = await progressOf({ ask })
    const [left] = await ask<Record<string, number>>(leftSql)
    const messages = await broker.left()
    const all = { ...left, unpublished: progress.unpublished, unapplied: backlogOf(progress), messages }
    if (Object.values(all).every((count) => count === 0)) return performance.now() - began
    if (performance.now() - began > longestMilliseconds)
      return `after ${longestMilliseconds / 1000} s is left: ${JSON.stringify(all)}${await broker.describeLeft()}`
    await delay(lookMilliseconds)
  }
}
