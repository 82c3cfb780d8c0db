import { queues } from '../../../src/roles/consumers.ts'
import type { Asking } from '../asking.ts'
import { grouped } from './grouped.ts'
import type { Expected } from './implied-notifications.ts'
import type { EventRow } from './read-state.ts'

/** Every consumer has applied each event that it takes once, and nothing else (I6). */
export async function checkInbox({ ask }: Pick<Asking, 'ask'>, events: readonly EventRow[]): Promise<string[]> {
  const rows = await ask<{ consumer: string; id: string }>('select consumer, event_id as id from inbox')
  const applied = new Set(rows.map(({ consumer, id }) => `${consumer} ${id}`))
  const due = queues.flatMap(({ name, types }) =>
    events.filter(({ type }) => types.includes(type)).map(({ id }) => `${name} ${id}`),
  )
  const isDue = new Set(due)
  return [
    ...due.filter((one) => !applied.has(one)).map((one) => `not applied: ${one}`),
    ...[...applied].filter((one) => !isDue.has(one)).map((one) => `applied for no reason: ${one}`),
  ]
}

interface NotificationRow {
  readonly userId: string
  readonly cause: string
}

/** Who was told is who had to be. Effects are counted where they are made: see effects.ts. */
export async function checkNotifications(
  { ask }: Pick<Asking, 'ask'>,
  { implied, eventOf }: Expected,
): Promise<string[]> {
  const rows = await ask<NotificationRow>('select user_id as "userId", cause from notifications')
  const told = grouped(rows, ({ cause }) => eventOf(cause))
  const wanted = new Set([...implied.keys(), ...told.keys()])
  return [...wanted].flatMap((cause) => {
    const { must = new Set<string>(), may = new Set<string>() } = implied.get(cause) ?? {}
    const heard = new Set((told.get(cause) ?? []).map(({ userId }) => userId))
    return [
      ...[...must].filter((id) => !heard.has(id)).map((id) => `${id} was not told of ${cause}`),
      ...[...heard].filter((id) => !may.has(id)).map((id) => `${id} was told of ${cause}, which is not for them`),
    ]
  })
}
