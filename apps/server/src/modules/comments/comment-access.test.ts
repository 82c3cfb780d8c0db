import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let asOwner: Caller
let asCarl: Caller
let asViewer: Caller
let asStranger: Caller
let projectId: string
let taskId: string

const join = (user: TestUser, role: string) =>
  asOwner.post(`/v1/projects/${projectId}/members`, { userId: user.id, role })

beforeAll(async () => {
  server = await openTestServer()
  const [carl, viewer] = [await server.createUser({ name: 'Carl' }), await server.createUser({ name: 'Vera' })]
  asOwner = server.as(await server.createUser({ name: 'Olga' }))
  asCarl = server.as(carl)
  asViewer = server.as(viewer)
  asStranger = server.as(await server.createUser({ name: 'Stranger' }))
  projectId = (await asOwner.post('/v1/projects', { name: 'Talks' })).body.id
  await join(carl, 'commenter')
  await join(viewer, 'viewer')
  taskId = await newTask()
})

afterAll(() => server.close())

const newTask = async (fields: object = {}): Promise<string> =>
  (await asOwner.post('/v1/tasks', { projectId, title: 'Task', ...fields })).body.id

const comment = async (as: Caller, on = taskId) => {
  const answer = await as.post(`/v1/tasks/${on}/comments`, { body: 'Hello' })
  expect(answer.status).toBe(201)
  return answer.body
}

/** The whole answer but its request id, so that two of them can be told to be the same. */
const bare = ({ status, body }: { status: number; body: object }) => ({ status, ...body, requestId: null })

describe('who loses the way to a task', () => {
  test('finds nothing of it any more, what they wrote included', async () => {
    const paul = await server.createUser({ name: 'Paul' })
    await join(paul, 'commenter')
    const { id } = await comment(server.as(paul))
    const key = { 'idempotency-key': 'before I left' }
    await server.as(paul).patch(`/v1/comments/${id}`, { body: 'x' }, key)
    await asOwner.delete(`/v1/projects/${projectId}/members/${paul.id}`)

    const missing = bare(await asStranger.get(`/v1/comments/${server.ctx.newId()}`))
    expect(bare(await server.as(paul).get(`/v1/comments/${id}`))).toEqual(missing)
    expect(bare(await server.as(paul).patch(`/v1/comments/${id}`, { body: 'y' }))).toEqual(missing)
    expect(bare(await server.as(paul).patch(`/v1/comments/${id}`, { body: 'x' }, key))).toEqual(missing)
    expect(bare(await server.as(paul).delete(`/v1/comments/${id}`))).toEqual(missing)
  })

  test('does not find the comments of a task in the trash until it is restored', async () => {
    const id = await newTask()
    const made = await comment(asCarl, id)
    await asOwner.delete(`/v1/tasks/${id}`)
    expect((await asCarl.get(`/v1/comments/${made.id}`)).status).toBe(404)
    await asOwner.post(`/v1/tasks/${id}/restore`)
    expect((await asCarl.get(`/v1/comments/${made.id}`)).body).toEqual(made)
  })

  test('a task that moves takes its comments along', async () => {
    const id = await newTask()
    const made = await comment(asCarl, id)
    const target = (await asOwner.post('/v1/projects', { name: 'Elsewhere' })).body
    await asOwner.post(`/v1/tasks/${id}/move`, { projectId: target.id })
    expect((await asCarl.get(`/v1/comments/${made.id}`)).status).toBe(404)
    expect((await asOwner.get(`/v1/comments/${made.id}`)).body.projectId).toBe(target.id)
  })
})

test('an archived project can be read, not written', async () => {
  const archive = (await asOwner.post('/v1/projects', { name: 'Archive' })).body
  const id = await newTask({ projectId: archive.id })
  const made = await comment(asOwner, id)
  await asOwner.patch(`/v1/projects/${archive.id}`, { archived: true })

  expect((await asOwner.get(`/v1/comments/${made.id}`)).body.can).toEqual({ update: false, delete: false })
  for (const answer of [
    await asOwner.post(`/v1/tasks/${id}/comments`, { body: 'x' }),
    await asOwner.patch(`/v1/comments/${made.id}`, { body: 'x' }),
    await asOwner.delete(`/v1/comments/${made.id}`),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([422, 'rule-violated'])
  }
})

test('who has the tag of what they would see gets 304; a new name of the author is another tag', async () => {
  const nina = await server.createUser({ name: 'Nina' })
  await join(nina, 'commenter')
  const { id } = await comment(server.as(nina))
  const { etag } = (await asViewer.get(`/v1/comments/${id}`)).headers
  const known = { 'if-none-match': etag as string }
  expect(await asViewer.get(`/v1/comments/${id}`, undefined, known)).toMatchObject({ status: 304, body: null })
  expect((await asOwner.get(`/v1/comments/${id}`, undefined, known)).status).toBe(200)
  await server.as(nina).patch('/v1/me', { name: 'Nina II' })
  expect((await asViewer.get(`/v1/comments/${id}`, undefined, known)).body.author.name).toBe('Nina II')
})

test('an admin acts as owner of a project that is nobody’s inbox', async () => {
  const asAdmin = server.as(await server.createUser({ name: 'Root', role: 'admin' }))
  const { id } = await comment(asCarl)
  expect((await asAdmin.delete(`/v1/comments/${id}`)).status).toBe(204)
  const secret = (await asCarl.post('/v1/tasks', { title: 'In my inbox' })).body
  const own = await comment(asCarl, secret.id)
  expect((await asAdmin.get(`/v1/comments/${own.id}`)).status).toBe(404)
})
