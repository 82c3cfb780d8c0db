import { expect } from 'vitest'
import type { Caller, TestServer, TestUser } from './test-server.ts'
import { openTestServer } from './test-server.ts'

interface TaskEvent {
  readonly type: string
  readonly subject_version: number
  readonly data: { readonly before?: object; readonly after?: object }
}

/** A project of Ada's where Grace edits and Vera looks; the stranger has no part in it. */
export interface TaskFixture {
  readonly server: TestServer
  readonly ada: TestUser
  readonly grace: TestUser
  readonly vera: TestUser
  readonly stranger: TestUser
  readonly asAda: Caller
  readonly asGrace: Caller
  readonly project: { readonly id: string; readonly key: string }
  /** The id of the column of that status. */
  column(status: string): string
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  create(fields?: object): Promise<any>
  eventsOf(id: string): Promise<TaskEvent[]>
}

export async function openTaskFixture(): Promise<TaskFixture> {
  const server = await openTestServer()
  const ada = await server.createUser({ name: 'Ada' })
  const grace = await server.createUser({ name: 'Grace' })
  const vera = await server.createUser({ name: 'Vera' })
  const stranger = await server.createUser({ name: 'Stranger' })
  const asAda = server.as(ada)
  const project = (await asAda.post('/v1/projects', { name: 'Operations', key: 'OPS' })).body
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: grace.id, role: 'editor' })
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: vera.id, role: 'viewer' })
  const { items } = (await asAda.get(`/v1/projects/${project.id}/columns`)).body
  return {
    ...{ server, ada, grace, vera, stranger, asAda, asGrace: server.as(grace), project },
    column: (status) => items.find((candidate: { status: string }) => candidate.status === status).id,
    create: async (fields = {}) => {
      const { status, body } = await asAda.post('/v1/tasks', { projectId: project.id, title: 'Task', ...fields })
      expect(status, JSON.stringify(body)).toBe(201)
      return body
    },
    eventsOf: (id) =>
      server.db.query<TaskEvent>({
        text: 'select type, subject_version, data from events where subject_id = $1 order by id',
        values: [id],
      }),
  }
}
