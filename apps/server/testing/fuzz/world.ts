import type { Caller, TestServer, TestUser } from '../test-server.ts'
import type { KnownValues } from './schema-values.ts'

/** Data for requests to hit: whoever calls, and the ids of what is there, by kind. */
export interface World {
  readonly callers: Readonly<Record<string, string>>
  /** Values for a property or parameter of that name. */
  readonly known: KnownValues
}

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  'projects/id': ['projects'],
  'tasks/id': ['tasks'],
  'teams/id': ['teams'],
  'users/id': ['users'],
  'comments/id': ['comments'],
  'tokens/id': ['tokens'],
  projectId: ['projects'],
  project: ['projects'],
  taskId: ['tasks'],
  id: ['tasks'],
  parentId: ['tasks'],
  parent: ['tasks'],
  beforeId: ['tasks'],
  afterId: ['tasks', 'columns'],
  columnId: ['columns'],
  column: ['columns'],
  moveTo: ['columns'],
  labelId: ['labels'],
  labelIds: ['labels'],
  label: ['labels'],
  linkId: ['links'],
  memberId: ['users', 'teams'],
  userId: ['users'],
  assigneeId: ['users'],
  assignee: ['users'],
  teamId: ['teams'],
  cursor: ['cursors'],
}

/** Fills the server with one of everything and some deleted things. */
export async function makeWorld(server: TestServer): Promise<World> {
  const [admin, owner, viewer, ...others] = (await Promise.all([
    server.createUser({ name: 'Admin', role: 'admin' }),
    server.createUser({ name: 'Owner' }),
    server.createUser({ name: 'Viewer', role: 'viewer' }),
    ...Array.from({ length: 4 }, () => server.createUser()),
  ])) as [TestUser, TestUser, TestUser, ...TestUser[]]
  const ids: Record<string, string[]> = { users: others.map(({ id }) => id) }
  const make = maker(server.as(owner), ids)
  await makeTeams(make, others)
  await makeProjects(make, others)
  await makeTasks(make)
  ids.cursors = await cursorsOf(server.as(admin), server.as(owner))
  return {
    callers: { admin: `test-${admin.id}`, owner: `test-${owner.id}`, viewer: `test-${viewer.id}` },
    known: (property) => (kindsOf[property] ?? []).flatMap((kind) => ids[kind] ?? []),
  }
}

type Make = (kind: string, path: string, body: object) => Promise<string>

/** Creates an object through the API, as the owner, and keeps its id. */
function maker(caller: Caller, ids: Record<string, string[]>): Make {
  return async (kind, path, body) => {
    const answer = await caller.post(path, body)
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    const id = String(answer.body.id)
    ids[kind] = [...(ids[kind] ?? []), id]
    if (kind === 'deleted') await caller.delete(`${path}/${id}`)
    return id
  }
}

async function makeTeams(make: Make, [first, second]: readonly TestUser[]): Promise<void> {
  const team = await make('teams', '/v1/teams', { name: `Team ${Math.random()}` })
  await make('teams', '/v1/teams', { name: `Crew ${Math.random()}` })
  for (const user of [first, second]) await make('team members', `/v1/teams/${team}/members`, { userId: user?.id })
  for (const name of ['one', 'two']) await make('tokens', '/v1/me/tokens', { name })
}
