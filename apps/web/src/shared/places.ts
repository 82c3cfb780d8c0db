import { answerOf } from '@millrace/client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../app/api.ts'

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async () =>
    (await answerOf(api.GET('/v1/projects', { params: { query: { limit: 100, sort: 'name' } } }))).items,
})

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: () => answerOf(api.GET('/v1/projects/{id}', { params: { path: { id } } })),
  })

export const labelsQuery = (id: string) =>
  queryOptions({
    queryKey: ['labels', id],
    staleTime: 60_000,
    queryFn: async () => (await answerOf(api.GET('/v1/projects/{id}/labels', { params: { path: { id } } }))).items,
  })

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  staleTime: 300_000,
  queryFn: async () => (await answerOf(api.GET('/v1/users', { params: { query: { limit: 100 } } }))).items,
})

const personQuery = (id: string) =>
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
