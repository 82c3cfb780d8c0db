import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let ownerUser: TestUser
let owner: Caller
beforeAll(async () => {
  server = await openTestServer()
  ownerUser = await server.createUser({ name: 'Owner' })
  owner = server.as(ownerUser)
})
afterAll(() => server.close())

let made = 0
const createTeam = async (): Promise<string> => (await owner.post('/v1/teams', { name: `Team ${++made}` })).body.id
const createProject = async (): Promise<string> =>
  (await owner.post('/v1/projects', { name: `Project ${++made}`, key: `P${made}` })).body.id

async function share(projectId: string, member: { teamId: string } | { userId: string }, role: string): Promise<void> {
  expect((await owner.post(`/v1/projects/${projectId}/members`, { ...member, role })).status).toBe(201)
}

/** The person's role in the project as they see it, or null when it is 404 to them. */
async function roleIn(projectId: string, user: TestUser): Promise<string | null> {
  const seen = await server.as(user).get(`/v1/projects/${projectId}`)
  return seen.status === 404 ? null : seen.body.role
}

test('who comes into a team comes into its projects, and goes out of them with it', async () => {
  const ada = await server.createUser()
  const [teamId, first, second] = [await createTeam(), await createProject(), await createProject()]
  await share(first, { teamId }, 'editor')
  await share(second, { teamId }, 'viewer')
  expect(await roleIn(first, ada)).toBeNull()

  await owner.post(`/v1/teams/${teamId}/members`, { userId: ada.id })
  expect([await roleIn(first, ada), await roleIn(second, ada)]).toEqual(['editor', 'viewer'])

  await owner.delete(`/v1/teams/${teamId}/members/${ada.id}`)
  expect([await roleIn(first, ada), await roleIn(second, ada)]).toEqual([null, null])
})

test('a deleted team leaves its people what they have by themselves or through another team', async () => {
  const [direct, both, only] = [await server.createUser(), await server.createUser(), await server.createUser()]
  const [doomed, staying, projectId] = [await createTeam(), await createTeam(), await createProject()]
  await share(projectId, { teamId: doomed }, 'editor')
  await share(projectId, { teamId: staying }, 'commenter')
  await share(projectId, { userId: direct.id }, 'viewer')
  for (const { id: userId } of [direct, both, only]) await owner.post(`/v1/teams/${doomed}/members`, { userId })
  await owner.post(`/v1/teams/${staying}/members`, { userId: both.id })
  const roles = async () => Promise.all([direct, both, only, ownerUser].map((user) => roleIn(projectId, user)))
  expect(await roles()).toEqual(['editor', 'editor', 'editor', 'owner'])

  expect((await owner.delete(`/v1/teams/${doomed}`)).status).toBe(204)
  expect(await roles()).toEqual(['viewer', 'commenter', null, 'owner'])
})

const accessRows = async (userIds: readonly string[]) =>
  server.db.query({
    text: 'select user_id, project_id, role from project_access where user_id = any($1) order by 1, 2',
    values: [userIds],
  })

/** What access must be, computed from the memberships as they are. */
const wantedRows = async (userIds: readonly string[]) =>
  server.db.query({
    text: `select coalesce(m.user_id, t.user_id) as user_id, m.project_id, max(m.role) as role
      from project_members m left join team_members t on t.team_id = m.team_id
      where coalesce(m.user_id, t.user_id) = any($1) group by 1, 2 order by 1, 2`,
    values: [userIds],
  })

test('members and projects that come and go at once neither block each other nor leave access behind', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => server.createUser()))
  const teamIds = await Promise.all(Array.from({ length: 3 }, createTeam))
  const projectIds = await Promise.all(Array.from({ length: 3 }, createProject))
  // Half of it is there before, so that what goes at once has something to take along.
  for (const teamId of teamIds) {
    await share(projectIds[0] as string, { teamId }, 'viewer')
    for (const { id: userId } of people.slice(2)) await owner.post(`/v1/teams/${teamId}/members`, { userId })
  }
  const calls = teamIds.flatMap((teamId, team) => [
    ...people.map(
      ({ id: userId }) =>
        () =>
          owner.post(`/v1/teams/${teamId}/members`, { userId }),
    ),
    ...projectIds.map((id) => () => owner.post(`/v1/projects/${id}/members`, { teamId, role: 'editor' })),
    ...people.slice(team).map(
      ({ id }) =>
        () =>
          owner.delete(`/v1/teams/${teamId}/members/${id}`),
    ),
    ...(team === 2 ? [() => owner.delete(`/v1/teams/${teamId}`)] : []),
  ])
  const shuffled = calls.map((call, index) => ({ call, place: (index * 7) % calls.length }))
  shuffled.sort((a, b) => a.place - b.place)
  const answers = await Promise.all(shuffled.map(({ call }) => call()))

  // What is not there yet, or not any more, is refused as such; "another change is under way" would be a deadlock.
  for (const { status, body } of answers) {
    expect([201, 204, 404, 409, 422], JSON.stringify(body)).toContain(status)
    expect(body?.detail ?? '').not.toContain('under way')
  }
  const everyone = [ownerUser, ...people].map(({ id }) => id)
  expect(await accessRows(everyone)).toEqual(await wantedRows(everyone))
})
