import type { paths, Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { allOf } from '../api/all-of.ts'
import { api } from '../api/api.ts'

export type Project = Schemas['Project']
export type Label = Schemas['Label']
export type Column = Schemas['Column']
export type ProjectMember = Schemas['ProjectMember']
export type ProjectRole = ProjectMember['role']

type Query = NonNullable<paths['/v1/projects']['get']['parameters']['query']>

const read = (query: Query) => answerOf(api.GET('/v1/projects', { params: { query } }))

/** Every project that the person works in, by name. The keys of all lists of projects begin with its key. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: () => allOf((page) => read({ sort: 'name', archived: false, ...page })),
})

/** Archived projects whose name has the text in it. */
export const archivedProjectsQuery = (text: string) =>
  queryOptions({
    queryKey: [...projectsQuery.queryKey, 'archived', text],
    queryFn: async () => {
      const query = { text: text.slice(0, 200), archived: true, limit: 5 }
      return (await answerOf(api.GET('/v1/projects', { params: { query } }))).items
    },
  })

/** The projects that the person deleted or could have, the last deleted first. */
export const deletedProjectsQuery = queryOptions({
  queryKey: [...projectsQuery.queryKey, 'deleted'],
  queryFn: async () => {
    const projects = await allOf((page) => read({ deleted: true, ...page }))
    return projects.sort((one, other) => (other.deletedAt ?? '').localeCompare(one.deletedAt ?? ''))
  },
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

export const columnsQuery = (id: string) =>
  queryOptions({
    queryKey: ['columns', id],
    staleTime: 60_000,
    queryFn: async () => (await answerOf(api.GET('/v1/projects/{id}/columns', { params: { path: { id } } }))).items,
  })
