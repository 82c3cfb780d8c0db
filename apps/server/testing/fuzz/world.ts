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
  'users/id': ['users', 'programs'],
  'comments/id': ['comments'],
  'tokens/id': ['tokens'],
  'service-accounts/id': ['programs'],
  'invitations/id': ['invitations'],
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
  move_to: ['columns'],
  labelId: ['labels'],
  labelIds: ['labels'],
  label: ['labels'],
  linkId: ['links'],
  memberId: ['members', 'users', 'teams'],
  userId: ['users', 'programs'],
  assigneeId: ['users', 'programs'],
  assignee: ['users'],
  teamId: ['teams'],
  cursor: ['cursors'],
}

type Ids = Record<string, string[]>

/** Fills the server with some of everything, deleted things among them. */
export async function makeWorld(server: TestServer): Promise<World> {
  const [admin, owner, viewer] = await Promise.all([
    server.createUser({ name: 'Admin', role: 'admin' }),
    server.createUser({ name: 'Owner' }),
    server.createUser({ name: 'Viewer', role: 'viewer' }),
  ])
  const people = await Promise.all(Array.from({ length: 4 }, () => server.createUser()))
  const make = makerFor(server.as(owner))
  const ids: Ids = { users: people.map(({ id }) => id) }
  ids.teams = await makeTeams(make, people, owner.id)
  ids.tokens = await make('/v1/me/tokens', [{ name: 'one' }, { name: 'two' }])
  Object.assign(ids, await makeAdminObjects(makerFor(server.as(admin)), owner))
  Object.assign(ids, await makeProjects(server, owner, { people, viewer, teams: ids.teams }))
  ids.cursors = await cursorsOf(server.as(admin), server.as(owner))
  return {
    callers: { admin: `test-${admin.id}`, owner: `test-${owner.id}`, viewer: `test-${viewer.id}` },
    known: (property) => (kindsOf[property] ?? []).flatMap((kind) => ids[kind] ?? []),
  }
}

type Make = (path: string, bodies: readonly object[]) => Promise<string[]>

/** Creates objects through the API and answers their ids. */
function makerFor(caller: Caller): Make {
  return async (path, bodies) => {
    const answers = await Promise.all(bodies.map((body) => caller.post(path, body)))
    const failed = answers.find(({ status }) => status !== 201)
    if (failed) throw new Error(`${path} answered ${failed.status}: ${JSON.stringify(failed.body)}`)
    return answers.map(({ body }) => String(body.id))
  }
}

async function makeTeams(make: Make, [first, second]: readonly TestUser[], owner: string): Promise<string[]> {
  const teams = await make('/v1/teams', [{ name: `Team of ${owner}` }, { name: `Crew of ${owner}` }])
  await make(`/v1/teams/${teams[0]}/members`, [{ userId: first?.id }, { userId: second?.id }])
  return teams
}

async function makeAdminObjects(make: Make, { id }: TestUser): Promise<Ids> {
  const program = { name: 'Program', permissions: ['tasks:read'] }
  const programs = await make('/v1/service-accounts', [program, program])
  const invitations = await make('/v1/invitations', [
    { email: `one-${id}@example.com` },
    { email: `two-${id}@example.com` },
  ])
  return { programs, invitations }
}

interface Company {
  readonly people: readonly TestUser[]
  readonly viewer: TestUser
  readonly teams: readonly string[]
}

async function makeProjects(server: TestServer, owner: TestUser, company: Company): Promise<Ids> {
  const caller = server.as(owner)
  const make = makerFor(caller)
  const [main = '', other = '', gone = ''] = await make('/v1/projects', [{ name: 'A' }, { name: 'B' }, { name: 'C' }])
  await caller.delete(`/v1/projects/${gone}`)
  const [person] = company.people
  await make(`/v1/projects/${main}/members`, [
    { userId: company.viewer.id, role: 'viewer' },
    { userId: person?.id, role: 'editor' },
    { teamId: company.teams[0], role: 'commenter' },
  ])
  const labels = await make(`/v1/projects/${main}/labels`, [
    { name: 'red', color: '#ff0000' },
    { name: 'blue', color: '#0000ff' },
  ])
  // A status must keep a column, so only one of two can be deleted.
  await make(`/v1/projects/${main}/columns`, [{ name: 'Later', status: 'pending' }])
  const columns = (await caller.get(`/v1/projects/${main}/columns`)).body.items.map(({ id }: { id: string }) => id)
  // The project that has the columns and labels is drawn more often, so that ids fit each other.
  const members = [person?.id ?? '', company.viewer.id, company.teams[0] ?? '']
  return {
    projects: [main, main, main, other, gone],
    members,
    labels,
    columns,
    ...(await makeTasks(make, caller, main)),
  }
}

async function makeTasks(make: Make, caller: Caller, projectId: string): Promise<Ids> {
  const bodies = Array.from({ length: 8 }, (_, at) => ({ projectId, title: `Task ${at}`, dueOn: '2026-12-01' }))
  const tasks = await make('/v1/tasks', bodies)
  const [first = '', second, third] = tasks
  for (const deleted of tasks.slice(-2)) await caller.delete(`/v1/tasks/${deleted}`)
  const comments = await make(`/v1/tasks/${first}/comments`, [{ body: 'one' }, { body: 'two' }, { body: 'three' }])
  const links = await make(`/v1/tasks/${first}/links`, [
    { kind: 'blocks', taskId: second },
    { kind: 'relates', taskId: third },
  ])
  return { tasks: [...tasks, first], comments, links }
}

/** Cursors of several lists and people: on any list most of them are foreign. */
async function cursorsOf(...callers: readonly Caller[]): Promise<string[]> {
  const paths = ['/v1/tasks', '/v1/tasks?sort=-due', '/v1/projects', '/v1/users', '/v1/teams', '/v1/service-accounts']
  const pages = await Promise.all(
    callers.flatMap((caller) => paths.map((path) => caller.get(`${path}${path.includes('?') ? '&' : '?'}limit=1`))),
  )
  return pages.map(({ body }) => body.nextCursor ?? null).filter((cursor) => cursor !== null)
}
