import type { Asking } from '../asking.ts'
import { grouped } from './grouped.ts'

/** Of the messages, exactly those were given up that could not be handled by anybody (I7). */
export async function checkDeadLetters(
  { ask }: Pick<Asking, 'ask'>,
  planted: readonly { readonly queue: string; readonly body: Buffer }[],
): Promise<string[]> {
  const rows = await ask<{ queue: string; body: Buffer; error: string }>('select queue, body, error from dead_letters')
  const keyOf = (letter: { queue: string; body: Buffer }) => `${letter.queue} ${letter.body.toString('latin1')}`
  const dead = grouped(rows, keyOf)
  const expected = new Set(planted.map(keyOf))
  return [
    ...[...expected]
      .filter((key) => dead.get(key)?.length !== 1)
      .map((key) => `${dead.get(key)?.length ?? 0} dead letters of ${key}`),
    ...rows.filter((row) => !expected.has(keyOf(row))).map((row) => `given up: ${row.error} (${keyOf(row)})`),
  ]
}

const stuckSql = `
  select 'a session is ' || state || ' since ' || state_change || ': ' || left(query, 100) as stuck
  from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'
  union all
  select 'the idempotency key ' || key || ' of ' || route || ' has no answer' from idempotency_keys where status is null
  union all
  select 'job ' || id || ' is ' || state || ' and was due at ' || due_at from jobs
  where state in ('queued', 'running') and due_at < now() - interval '30 seconds'`

/** Nothing is stuck (I14). */
export async function checkStuck({ ask }: Pick<Asking, 'ask'>): Promise<string[]> {
  return (await ask<{ stuck: string }>(stuckSql)).map(({ stuck }) => stuck)
}
