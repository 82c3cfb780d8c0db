import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { changesOf } from '../../shared/api/conflicts.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { savedOf, saveOnTop } from '../../shared/api/save-on-top.ts'
import { refreshProjects } from '../../shared/projects/project-cache.ts'
import { refreshProjectPeople } from '../../shared/projects/project-people.ts'
import { teamsKey } from '../../shared/teams/teams.ts'
import type { Page } from './page.ts'

export type Team = Schemas['Team']
export type TeamMember = Schemas['TeamMember']
export type TeamRole = TeamMember['role']
type MemberPage = Page<TeamMember>

/** Teams by name, or those whose name begins so. */
export const teamsQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: [...teamsKey, 'list', text],
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

const refreshTeams = () => queryClient.invalidateQueries({ queryKey: teamsKey })

/** What somebody may do with a team, and what it shares, depends on who is in it. */
async function refreshMembers(id: string): Promise<void> {
  void refreshProjects()
  void refreshProjectPeople()
  await Promise.all([refreshTeams(), queryClient.invalidateQueries(membersQuery(id))])
}

export async function createTeam(team: Schemas['CreateTeam']): Promise<Team> {
  const made = await answerOf(api.POST('/v1/teams', { body: team }))
  await refreshTeams()
  return made
}

/** Saves what of the content differs from the team that the person saw. */
export async function updateTeam(base: Team, content: Pick<Team, 'name' | 'description'>): Promise<void> {
  const change = changesOf(base, content)
  const path = { id: base.id }
  const saving = saveOnTop(base, change, {
    write: (version) =>
      answerOf(api.PATCH('/v1/teams/{id}', { params: { path, header: ifMatch(version) }, body: change })),
    read: () => answerOf(api.GET('/v1/teams/{id}', { params: { path } })),
  })
  savedOf(await saving.finally(refreshTeams))
}

export async function deleteTeam(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/teams/{id}', { params: { path: { id } } })).finally(refreshTeams)
  void refreshProjects()
  void refreshProjectPeople()
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
  const path = { id: member.teamId, userId: member.userId }
  const change = { role }
  try {
    const result = await saveOnTop(member, change, {
      write: (version) => {
        const params = { path, header: ifMatch(version) }
        return answerOf(api.PATCH('/v1/teams/{id}/members/{userId}', { params, body: change }))
      },
      read: () => answerOf(api.GET('/v1/teams/{id}/members/{userId}', { params: { path } })),
    })
    showMember(savedOf(result))
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
