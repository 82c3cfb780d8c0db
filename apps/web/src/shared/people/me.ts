import type { Schemas } from '@millrace/client'
import { ApiError, answerOf, ifMatch } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { api, meKey } from '../api/api.ts'
import { notePerson } from '../api/page-person.ts'
import { queryClient } from '../api/query-client.ts'
import { savedOf, saveOnTop } from '../api/save-on-top.ts'
import { personQuery, refreshPeople } from './people.ts'

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: meKey,
  staleTime: 60_000,
  queryFn: async () => {
    try {
      const me = await answerOf(api.GET('/v1/me'))
      return notePerson(me.id) ? me : await never
    } catch (err) {
      if (err instanceof ApiError && err.status === 401) return null
      throw err
    }
  },
})

/** Another page is on its way. */
const never = new Promise<never>(() => {})

type Me = Schemas['Me']
type MeChange = Schemas['UpdateMe']

/** The profile as the server has it, and changes that are shown already and not yet saved. */
let saved: Me | null = null
const waiting: MeChange[] = []
let last: Promise<unknown> = Promise.resolve()

/**
 * Changes the person's own profile: every screen shows it at once, and takes it back when it is refused. Changes are
 * saved one after the other. One that was made elsewhere to the same field is not written over: that rejects with 412.
 */
export async function updateMe(change: MeChange): Promise<void> {
  if (waiting.length === 0) saved = queryClient.getQueryData(meQuery.queryKey) ?? null
  waiting.push(change)
  show()
  const turn = last.then(() => save(change))
  last = turn.catch(() => undefined)
  try {
    await turn
    if (change.name !== undefined && saved) refreshName(saved.id)
  } finally {
    waiting.splice(waiting.indexOf(change), 1)
    show()
  }
}

/** Whose session has ended meanwhile stays signed out. */
function show(): void {
  void queryClient.cancelQueries(meQuery)
  queryClient.setQueryData(meQuery.queryKey, (shown) =>
    shown && saved ? Object.assign({ ...saved }, ...waiting) : shown,
  )
}

async function save(change: MeChange): Promise<void> {
  const base = saved
  if (base === null) throw new ApiError(401, { code: 'unauthenticated' })
  const result = await saveOnTop(base, change, {
    write: (version) => answerOf(api.PATCH('/v1/me', { params: { header: ifMatch(version) }, body: change })),
    read: () => answerOf(api.GET('/v1/me')),
  })
  saved = result.saved ? result.value : result.theirs
  savedOf(result)
}

/** The name also stands where everybody's does. */
function refreshName(id: string): void {
  void refreshPeople()
  void queryClient.invalidateQueries({ queryKey: personQuery(id).queryKey })
}

/** Given by the gate, so that nothing below is drawn once more without anybody when the session ends. */
export const MeContext = createContext<Me | null>(null)

/** Who is signed in. The shell shows its places to nobody else. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('nobody is signed in')
  return me
}
