import type { EventType, Project, ProjectRole } from '@millrace/contract'
import type { TestServer, TestUser } from './test-server.ts'

/** A project with a person in every role, and one who does not belong to it. */
export interface TestProject {
  readonly project: Project
  readonly path: string
  readonly owner: TestUser
  readonly editor: TestUser
  readonly commenter: TestUser
  readonly viewer: TestUser
  readonly stranger: TestUser
}

/** Makes the people and the project through the API. */
export async function openProject(server: TestServer, name = 'Operations'): Promise<TestProject> {
  const owner = await server.createUser({ name: 'Olga' })
  const { status, body: project } = await server.as(owner).post('/v1/projects', { name })
  if (status !== 201) throw new Error(`The project was not created: ${JSON.stringify(project)}`)
  const path = `/v1/projects/${project.id}`
  const join = async (role: ProjectRole, userName: string) => {
    const user = await server.createUser({ name: userName })
    const added = await server.as(owner).post(`${path}/members`, { userId: user.id, role })
    if (added.status !== 201) throw new Error(`The member was not added: ${JSON.stringify(added.body)}`)
    return user
  }
  const editor = await join('editor', 'Edda')
  const commenter = await join('commenter', 'Cem')
  const viewer = await join('viewer', 'Vera')
  const stranger = await server.createUser({ name: 'Stan' })
  const { body: present } = await server.as(owner).get(path)
  return { project: present, path, owner, editor, commenter, viewer, stranger }
}

/** Makes a team of these people. */
export async function createTeam(server: TestServer, ...members: readonly TestUser[]): Promise<string> {
  const id = server.ctx.newId()
  const [founder = await server.createUser()] = members
  const now = server.clock.now()
  await server.db.query({
    text: 'insert into teams (id, name, created_by, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    values: [id, `Team ${id}`, founder.id, now],
  })
  await server.db.query({
    text: 'insert into team_members (team_id, user_id, added_at) select $1, unnest($2::uuid[]), $3',
    values: [id, members.map((member) => member.id), now],
  })
  return id
}

export interface TestEvent {
  readonly type: EventType
  readonly subjectId: string
  readonly version: number
  readonly actorId: string
  readonly data: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> }
}

/** The events of a project in the order in which they were recorded, each of which is in the outbox too. */
export const eventsOf = (server: TestServer, projectId: string): Promise<TestEvent[]> =>
  server.db.query<TestEvent>({
    text: `select type, subject_id as "subjectId", subject_version as version, actor_id as "actorId", data
           from events join outbox on event_id = id where events.project_id = $1 order by id`,
    values: [projectId],
  })
