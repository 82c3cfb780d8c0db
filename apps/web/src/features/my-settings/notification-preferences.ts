import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { savedOf, saveOnTop } from '../../shared/api/save-on-top.ts'

type Answer = Schemas['NotificationPreferences']
export type Kind = keyof Answer['kinds']
export type Channel = keyof Answer['kinds'][Kind]
type Switch = `${Kind} ${Channel}`

export const kinds = ['mentioned', 'assigned', 'commented', 'status-changed', 'due-soon', 'overdue'] as const
export const channels = ['inApp', 'email'] as const satisfies readonly Channel[]

/** Each switch is a field, so that two people, or one in two windows, are in conflict only about the same one. */
export type Preferences = Pick<Answer, 'version' | 'quietHours' | 'digestHour'> & Record<Switch, boolean>
export type PreferencesChange = Partial<Omit<Preferences, 'version'>>

const switches = kinds.flatMap((kind) => channels.map((channel) => ({ kind, channel, name: switchOf(kind, channel) })))

export function switchOf(kind: Kind, channel: Channel): Switch {
  return `${kind} ${channel}`
}

const path = '/v1/me/notification-preferences'

const read = async () => flat(await answerOf(api.GET(path)))

/** Which way the person is told of what. */
export const preferencesQuery = queryOptions({ queryKey: ['notification-preferences'], queryFn: read })

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Shows a change at once and saves it; changes are saved one after the other. What is refused is taken back, and one
 * that was made elsewhere to the same field is not written over: both reject.
 */
export async function changePreferences(seen: Preferences, change: PreferencesChange): Promise<void> {
  waiting += 1
  await queryClient.cancelQueries(preferencesQuery)
  show((shown) => ({ ...shown, ...change }))
  const turn = last.then(() => save(seen, change))
  last = turn.catch(() => undefined)
  try {
    const { version } = await turn
    show((shown) => ({ ...shown, version }))
  } finally {
    waiting -= 1
    if (waiting === 0) await queryClient.invalidateQueries(preferencesQuery)
  }
}

/** A version that an earlier change of the same person has made meanwhile is no conflict: the fields are compared. */
async function save(seen: Preferences, change: PreferencesChange): Promise<Preferences> {
  const result = await saveOnTop(seen, change, {
    write: async (version) =>
      flat(await answerOf(api.PATCH(path, { params: { header: ifMatch(version) }, body: patchOf(change) }))),
    read,
  })
  return savedOf(result)
}

function show(next: (shown: Preferences) => Preferences): void {
  queryClient.setQueryData(preferencesQuery.queryKey, (shown) => shown && next(shown))
}

const flat = ({ kinds: given, ...rest }: Answer): Preferences => ({
  ...rest,
  ...(Object.fromEntries(switches.map(({ kind, channel, name }) => [name, given[kind][channel]])) as Record<
    Switch,
    boolean
  >),
})

function patchOf({ quietHours, digestHour, ...change }: PreferencesChange): Schemas['UpdateNotificationPreferences'] {
  const changed = switches.filter(({ name }) => change[name] !== undefined)
  const given = changed.map(({ kind, channel, name }) => [kind, { [channel]: change[name] }])
  return {
    ...(given.length > 0 && { kinds: Object.fromEntries(given) }),
    ...(quietHours !== undefined && { quietHours }),
    ...(digestHour !== undefined && { digestHour }),
  }
}
