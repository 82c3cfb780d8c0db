import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { Page } from './page.ts'

export type Team = Schemas['Team']
export type TeamMember = Schemas['TeamMember']
export type TeamRole = TeamMember['role']
type MemberPage = Page<TeamMember>

/** Teams by name, or those whose name begins so. */
export const teamsQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['teams', 'list', text],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<Page<Team>> => {
      const query = { limit: 50, ...(text !== '' && { text }), ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/teams', { params: { query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['team-members', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<MemberPage> => {
      const query = { limit: 50, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/teams/{id}/members', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

const refreshTeams = () => queryClient.invalidateQueries({ queryKey: ['teams'] })

/** What somebody may do with a team, and what it shares, depends on who is in it. */
async function refreshMembers(id: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ['projects'] })
  await Promise.all([refreshTeams(), queryClient.invalidateQueries(membersQuery(id))])
}

export async function createTeam(team: Schemas['CreateTeam']): Promise<Team> {
  const made = await answerOf(api.POST('/v1/teams', { body: team }))
  await refreshTeams()
  return made
}

export async function updateTeam({ id, version }: Team, change: Schemas['UpdateTeam']): Promise<void> {
  const params = { path: { id }, header: ifMatch(version) }
  await answerOf(api.PATCH('/v1/teams/{id}', { params, body: change })).finally(refreshTeams)
}

export async function deleteTeam(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/teams/{id}', { params: { path: { id } } })).finally(refreshTeams)
  void queryClient.invalidateQueries({ queryKey: ['projects'] })
}

export async function addMember(id: string, member: { userId: string; role?: TeamRole }): Promise<TeamMember> {
  const added = await answerOf(api.POST('/v1/teams/{id}/members', { params: { path: { id } }, body: member }))
  await refreshMembers(id)
  return added
}

export async function removeMember({ teamId: id, userId }: TeamMember): Promise<void> {
  await answerOf(api.DELETE('/v1/teams/{id}/members/{userId}', { params: { path: { id, userId } } }))
  await refreshMembers(id)
}

/** Shows the role at once; takes it back when it is refused. */
export async function changeMemberRole(member: TeamMember, role: TeamRole): Promise<void> {
  showMember({ ...member, role })
  const params = { path: { id: member.teamId, userId: member.userId }, header: ifMatch(member.version) }
  try {
    showMember(await answerOf(api.PATCH('/v1/teams/{id}/members/{userId}', { params, body: { role } })))
  } catch (err) {
    showMember(member)
    throw err
  } finally {
    await refreshMembers(member.teamId)
  }
}

function showMember(member: TeamMember): void {
  const replace = (page: MemberPage) => ({
    ...page,
    items: page.items.map((each) => (each.userId === member.userId ? member : each)),
  })
  queryClient.setQueryData<InfiniteData<MemberPage>>(
    membersQuery(member.teamId).queryKey,
    (list) => list && { ...list, pages: list.pages.map(replace) },
  )
}
