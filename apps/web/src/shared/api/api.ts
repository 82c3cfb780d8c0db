import type { Schemas } from '@millrace/client'
import { createClient } from '@millrace/client'
import { fetchForPerson, notePerson } from './page-person.ts'
import { queryClient } from './query-client.ts'

export type Task = Schemas['Task']
export type TaskChange = Schemas['UpdateTask']
export type Status = Task['status']

/** Where the cache keeps who is signed in; null when nobody is. */
export const meKey = ['me'] as const

/** The API, called with the session of the browser. After a 401 the shell asks to sign in. */
export const api = createClient({
  baseUrl: location.origin,
  fetch: fetchForPerson,
  onUnauthenticated: () => {
    notePerson(null)
    queryClient.setQueryData(meKey, null)
  },
})
