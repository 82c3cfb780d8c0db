import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTeam, openProject } from '../../../testing/test-projects.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { refreshAccessOfTeam } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

/** Access as it is kept, and as it follows from memberships: the two must be equal. */
async function access(): Promise<{ kept: unknown[]; computed: unknown[] }> {
  const kept = await server.db.query({ text: 'select project_id, user_id, role from project_access order by 1, 2' })
  const computed = await server.db.query({
    text: `select project_id, user_id, max(role) as role from (
             select project_id, user_id, role from project_members where user_id is not null
             union all
             select m.project_id, t.user_id, m.role from project_members m join team_members t using (team_id)) granted
           group by 1, 2 order by 1, 2`,
  })
  return { kept, computed }
}

const calls = {
  add: (caller: Caller, path: string, _id: string, body: object) => caller.post(`${path}/members`, body),
  update: (caller: Caller, path: string, id: string, { role }: { role: string }) =>
    caller.patch(`${path}/members/${id}`, { role }),
  remove: (caller: Caller, path: string, id: string) => caller.delete(`${path}/members/${id}`),
}

/** A change of a team's members as its own module makes it. */
const changeTeam = (teamId: string, user: TestUser, come: boolean, scoped: boolean) =>
  server.db.transaction(async (tx) => {
    const text = come
      ? 'insert into team_members (team_id, user_id, added_at) values ($1, $2, now()) on conflict do nothing'
      : 'delete from team_members where team_id = $1 and user_id = $2'
    await tx.query({ text, values: [teamId, user.id] })
    await refreshAccessOfTeam(tx, teamId, scoped ? [user.id] : null)
  })

test('access follows memberships through concurrent changes of people, teams and the members of teams', async () => {
  const projects = [await openProject(server), await openProject(server)]
  const people = await Promise.all(Array.from({ length: 6 }, () => server.createUser()))
  const teams = [await createTeam(server, people[0]!, people[1]!), await createTeam(server, people[1]!, people[2]!)]
  const roles = ['viewer', 'commenter', 'editor'] as const
  let seed = 1
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647
    return from[seed % from.length] as T
  }
  const failures: unknown[] = []
  const change = async () => {
    const { path, owner } = pick(projects)
    const isTeam = pick([true, false])
    const id = isTeam ? pick(teams) : pick(people).id
    const body = { ...(isTeam ? { teamId: id } : { userId: id }), role: pick(roles) }
    const kind = pick(['add', 'add', 'update', 'remove', 'team', 'team'] as const)
    if (kind === 'team') return changeTeam(pick(teams), pick(people), pick([true, false]), pick([true, false]))
    const { status } = await calls[kind](server.as(owner), path, id, body)
    if (![200, 201, 204, 404, 409].includes(status)) failures.push(status)
  }

  for (let round = 0; round < 15; round += 1) {
    await Promise.all(Array.from({ length: 20 }, change))
    const { kept, computed } = await access()
    expect(kept).toEqual(computed)
  }
  expect(failures).toEqual([])
  const [{ deadlocks } = {}] = await server.db.query<{ deadlocks?: string }>({
    text: 'select deadlocks from pg_stat_database where datname = current_database()',
  })
  expect(deadlocks).toBe('0')
})

test('a team that is added while a person joins it opens the project to that person', async () => {
  const { path, owner } = await openProject(server)
  for (let round = 0; round < 10; round += 1) {
    const [founder, newcomer] = [await server.createUser(), await server.createUser()]
    const teamId = await createTeam(server, founder)
    await Promise.all([
      server.as(owner).post(`${path}/members`, { teamId, role: 'viewer' }),
      changeTeam(teamId, newcomer, true, true),
    ])
    expect((await server.as(newcomer).get(path)).status).toBe(200)
  }
})

test('owners who remove or demote each other at once leave one of them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { path, project, owner } = await openProject(server)
    const owners = [owner, ...(await Promise.all(Array.from({ length: 4 }, () => server.createUser())))]
    for (const { id } of owners.slice(1)) await server.as(owner).post(`${path}/members`, { userId: id, role: 'owner' })
    await Promise.all(
      owners.map((user, index) => {
        const other = `${path}/members/${owners[(index + 1) % owners.length]!.id}`
        return index % 2 ? server.as(user).delete(other) : server.as(user).patch(other, { role: 'viewer' })
      }),
    )
    const left = await server.db.query({
      text: `select user_id from project_members where project_id = $1 and role = 'owner' and user_id is not null`,
      values: [project.id],
    })
    expect(left.length).toBeGreaterThanOrEqual(1)
    const { kept, computed } = await access()
    expect(kept).toEqual(computed)
  }
})

test('two owners who leave at once cannot both go', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { path, owner, editor } = await openProject(server)
    await server.as(owner).patch(`${path}/members/${editor.id}`, { role: 'owner' })
    const answers = await Promise.all(
      [owner, editor].map((user) => server.as(user).delete(`${path}/members/${user.id}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422])
  }
})
