import type { Label } from '@millrace/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, openProject } from '../../../testing/test-projects.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const color = '#ff0000'
const add = async (user: TestUser, path: string, name: string): Promise<Label> =>
  (await server.as(user).post(`${path}/labels`, { name, color })).body
const namesOf = async (user: TestUser, path: string) =>
  (await server.as(user).get(`${path}/labels`)).body.items.map(({ name }: Label) => name)

describe('the labels of a project', () => {
  test('are added by editors, listed by name to every member, and recorded', async () => {
    const { path, project, editor, viewer, stranger } = await openProject(server)
    const added = await server.as(editor).post(`${path}/labels`, { name: 'bug', color })
    await add(editor, path, 'Area')

    expect(added).toMatchObject({
      status: 201,
      headers: { location: `${path}/labels/${added.body.id}` },
      body: { name: 'bug', color, version: 1, can: { update: true, delete: true } },
    })
    expect((await server.as(editor).get(added.headers.location!)).body).toEqual(added.body)
    expect((await server.as(viewer).get(added.headers.location!)).body.can).toEqual({ update: false, delete: false })
    expect(await namesOf(viewer, path)).toEqual(['Area', 'bug'])
    expect((await server.as(stranger).get(`${path}/labels`)).status).toBe(404)
    expect((await eventsOf(server, project.id)).at(-2)).toMatchObject({
      type: 'project.label-created',
      version: project.version + 1,
      actorId: editor.id,
      data: { after: { labelId: added.body.id, name: 'bug', color } },
    })
  })

  test('are changed on their present version; what changes nothing keeps it', async () => {
    const { path, project, editor } = await openProject(server)
    const { id } = await add(editor, path, 'bug')
    const single = `${path}/labels/${id}`
    const changed = await server.as(editor).patch(single, { name: 'Bug', color }, { 'if-match': '"1"' })
    const same = await server.as(editor).patch(single, { name: 'Bug' })
    const stale = await server.as(editor).patch(single, { name: 'defect' }, { 'if-match': '"1"' })

    expect(changed).toMatchObject({ status: 200, body: { name: 'Bug', version: 2 } })
    expect(same).toMatchObject({ status: 200, body: { version: 2 } })
    expect(stale.status).toBe(412)
    expect((await eventsOf(server, project.id)).at(-1)).toMatchObject({
      type: 'project.label-updated',
      version: project.version + 2,
      data: { before: { labelId: id, name: 'bug' }, after: { labelId: id, name: 'Bug' } },
    })
  })

  test('have names of their own within a project, whatever the case', async () => {
    const { path, editor } = await openProject(server)
    const other = await openProject(server)
    await add(editor, path, 'bug')
    const feature = await add(editor, path, 'feature')
    const taken = { status: 409, body: { code: 'conflict', errors: [{ pointer: '/name' }] } }

    expect(await server.as(editor).post(`${path}/labels`, { name: 'BUG', color })).toMatchObject(taken)
    expect(await server.as(editor).patch(`${path}/labels/${feature.id}`, { name: 'Bug' })).toMatchObject(taken)
    expect((await server.as(other.editor).post(`${other.path}/labels`, { name: 'bug', color })).status).toBe(201)
  })

  test('of one name added twenty times at once are one label', async () => {
    const { path, editor } = await openProject(server)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.as(editor).post(`${path}/labels`, { name: 'same', color })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  test('are refused to who may not edit, and to strangers as if nothing were there', async () => {
    const { path, editor, commenter, stranger } = await openProject(server)
    const { id } = await add(editor, path, 'bug')
    for (const [user, status] of [
      [commenter, 403],
      [stranger, 404],
    ] as const) {
      expect((await server.as(user).post(`${path}/labels`, { name: 'X', color })).status).toBe(status)
      expect((await server.as(user).patch(`${path}/labels/${id}`, { name: 'X' })).status).toBe(status)
      expect((await server.as(user).delete(`${path}/labels/${id}`)).status).toBe(status)
    }
    const other = await openProject(server)
    for (const missing of [
      await server.as(other.owner).get(`${other.path}/labels/${id}`),
      await server.as(other.owner).patch(`${other.path}/labels/${id}`, { name: 'X' }),
      await server.as(other.owner).delete(`${other.path}/labels/${id}`),
    ]) {
      expect(missing.status).toBe(404)
    }
    expect(await namesOf(editor, path)).toEqual(['bug'])
  })

  test('end at 1000, all of them on one page', async () => {
    const { path, project, editor } = await openProject(server)
    await server.db.query({
      text: `insert into labels (id, project_id, name, color, created_at, updated_at)
             select gen_random_uuid(), $1, 'label ' || n, $2, now(), now() from generate_series(1, 999) n`,
      values: [project.id, color],
    })
    expect((await server.as(editor).post(`${path}/labels`, { name: 'last', color })).status).toBe(201)
    expect((await server.as(editor).post(`${path}/labels`, { name: 'more', color })).status).toBe(422)
    const { body } = await server.as(editor).get(`${path}/labels`)
    expect(body.items).toHaveLength(1000)
    expect(body.nextCursor).toBeNull()
  })

  test.each([
    [{ name: 'X' }, '/color'],
    [{ name: 'X', color: 'red' }, '/color'],
    [{ name: ' ', color }, '/name'],
    [{ name: 'a\u0000b', color }, '/name'],
  ])('%j is refused by name of the field', async (body, pointer) => {
    const { path, editor } = await openProject(server)
    const answer = await server.as(editor).post(`${path}/labels`, body)
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
  })
})
