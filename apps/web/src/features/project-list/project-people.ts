import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'

export interface ProjectPerson {
  readonly id: string
  readonly name: string
}

/** A list has headings for so many people; whoever comes after them is below one heading for all. */
const most = 200

/** Who may be assigned tasks of a project: its members, and those of its teams, by name. */
export const projectPeopleQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project-people', projectId],
    staleTime: 60_000,
    queryFn: async (): Promise<ProjectPerson[]> => {
      const members = await allOf((query) =>
        answerOf(api.GET('/v1/projects/{id}/members', { params: { path: { id: projectId }, query } })),
      )
      const teams = members.filter(({ kind }) => kind === 'team').map(({ id }) => peopleOfTeam(id))
      const own = members.filter(({ kind }) => kind === 'user')
      const byId = new Map([...own, ...(await Promise.all(teams)).flat()].map(({ id, name }) => [id, name]))
      return [...byId].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name))
    },
  })

async function peopleOfTeam(id: string): Promise<ProjectPerson[]> {
  const members = await allOf((query) =>
    answerOf(api.GET('/v1/teams/{id}/members', { params: { path: { id }, query } })),
  )
  return members.map(({ userId, name }) => ({ id: userId, name }))
}

interface Query {
  limit: number
  cursor?: string
}

/** A list of the API, read page by page until there is enough of it. */
async function allOf<Item>(read: (query: Query) => Promise<{ items: Item[]; nextCursor: string | null }>) {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page = await read({ limit: 100, ...(cursor !== null && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && items.length < most)
  return items
}
