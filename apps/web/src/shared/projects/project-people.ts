import { ApiError, answerOf } from '@millrace/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { allOf } from '../api/all-of.ts'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'
import type { ProjectMember } from './projects.ts'

export interface ProjectPerson {
  readonly id: string
  readonly name: string
}

/** So many people are known by name in lists and choices; of a larger project, the first ones. */
const most = 200

const everyProject = ['members'] as const
/** What the keys of all queries below begin with. */
const keyOf = (projectId: string) => [...everyProject, projectId] as const

/** The people and teams of a project by name, a page at a time. */
export const membersQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: keyOf(projectId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      readMembers(projectId, { limit: 100, ...(pageParam !== null && { cursor: pageParam }) }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** A member of a project; null for somebody who belongs to it through a team or not at all. */
export const memberQuery = (projectId: string, memberId: string) =>
  queryOptions({
    queryKey: [...keyOf(projectId), memberId],
    queryFn: async () => {
      try {
        const params = { path: { id: projectId, memberId } }
        return await answerOf(api.GET('/v1/projects/{id}/members/{memberId}', { params }))
      } catch (err) {
        if (err instanceof ApiError && err.status === 404) return null
        throw err
      }
    },
  })

/** Who may be assigned tasks of a project: its members, and those of its teams, by name. */
export const projectPeopleQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...keyOf(projectId), 'people'],
    staleTime: 60_000,
    queryFn: async (): Promise<ProjectPerson[]> => {
      const members = await allOf((page) => readMembers(projectId, page), most)
      const teams = members.filter(({ kind }) => kind === 'team').map(({ id }) => peopleOfTeam(id))
      const own = members.filter(({ kind }) => kind === 'user')
      const byId = new Map([...own, ...(await Promise.all(teams)).flat()].map(({ id, name }) => [id, name]))
      return [...byId].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name))
    },
  })

/** Changes what is shown of the members of a project. */
export function mapMembers(projectId: string, map: (members: ProjectMember[]) => ProjectMember[]): void {
  queryClient.setQueryData(
    membersQuery(projectId).queryKey,
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: map(page.items) })) },
  )
}

/** Reads again who is in a project; without one, in every project, because who is in a team has changed. */
export const refreshProjectPeople = (projectId?: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: projectId === undefined ? everyProject : keyOf(projectId) })

interface Query {
  limit: number
  cursor?: string
}

const readMembers = (id: string, query: Query) =>
  answerOf(api.GET('/v1/projects/{id}/members', { params: { path: { id }, query } }))

async function peopleOfTeam(id: string): Promise<ProjectPerson[]> {
  const read = (query: Query) => answerOf(api.GET('/v1/teams/{id}/members', { params: { path: { id }, query } }))
  return (await allOf(read, most)).map(({ userId, name }) => ({ id: userId, name }))
}
