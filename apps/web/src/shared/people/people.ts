import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'

export type Person = Schemas['User']

/** How many the first page has; as many came only when there are more. */
export const firstPeople = 100

/** The first people by name; in a large deployment the others are found by `usePeopleFound`. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  staleTime: 300_000,
  queryFn: async () => (await answerOf(api.GET('/v1/users', { params: { query: { limit: firstPeople } } }))).items,
})

/** Reads again the lists of people. */
export const refreshPeople = (): Promise<void> => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey })

/** People of whom a word of the name begins so. */
export const peopleByNameQuery = (text: string) =>
  queryOptions({
    queryKey: [...peopleQuery.queryKey, text],
    staleTime: 60_000,
    queryFn: async () => (await answerOf(api.GET('/v1/users', { params: { query: { limit: 20, text } } }))).items,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    staleTime: 300_000,
    queryFn: () => answerOf(api.GET('/v1/users/{id}', { params: { path: { id } } })),
  })

/** A person by id: from the first page of people, or asked for alone. */
export function usePerson(id: string | null) {
  const { data: people } = useQuery(peopleQuery)
  const known = people?.find((person) => person.id === id)
  const isMissing = id !== null && people !== undefined && known === undefined
  const { data: alone } = useQuery({ ...personQuery(id ?? ''), enabled: isMissing })
  return known ?? alone
}
