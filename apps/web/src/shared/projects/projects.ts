import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/api.ts'

export type Project = Schemas['Project']
export type Label = Schemas['Label']
export type Column = Schemas['Column']
export type ProjectRole = Schemas['ProjectMember']['role']

/** Every project that the person may see, by name. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async () => {
    const projects: Project[] = []
    let cursor: string | null = null
    do {
      const query = { limit: 100, sort: 'name' as const, ...(cursor !== null && { cursor }) }
      const page: { items: Project[]; nextCursor: string | null } = await answerOf(
        api.GET('/v1/projects', { params: { query } }),
      )
      projects.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return projects
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
