import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'

export type Project = Schemas['Project']
export type Label = Schemas['Label']
export type Column = Schemas['Column']
export type ProjectMember = Schemas['ProjectMember']
export type ProjectRole = ProjectMember['role']

/** Every project that the person works in, by name. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async () => {
    const projects: Project[] = []
    let cursor: string | null = null
    do {
      const query = { limit: 100, sort: 'name' as const, archived: false, ...(cursor !== null && { cursor }) }
      const page: { items: Project[]; nextCursor: string | null } = await answerOf(
        api.GET('/v1/projects', { params: { query } }),
      )
      projects.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return projects
  },
})

/** Archived projects whose name has the text in it. */
export const archivedProjectsQuery = (text: string) =>
  queryOptions({
    queryKey: ['projects', 'archived', text],
    queryFn: async () => {
      const query = { text: text.slice(0, 200), archived: true, limit: 5 }
      return (await answerOf(api.GET('/v1/projects', { params: { query } }))).items
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

/** The people and teams of a project by name, a page at a time. */
export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['members', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/projects/{id}/members', { params: { path: { id }, query } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Shows a changed project everywhere at once; one that is older than what is shown is left out. */
export function putProject(project: Project): void {
  const newer = (known: Project | undefined) => (known && known.version > project.version ? known : project)
  queryClient.setQueryData(projectQuery(project.id).queryKey, newer)
  queryClient.setQueryData(projectsQuery.queryKey, (known) =>
    known?.map((each) => (each.id === project.id ? newer(each) : each)),
  )
}
