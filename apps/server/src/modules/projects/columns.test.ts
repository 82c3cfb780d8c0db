import type { Column } from '@millrace/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, openProject } from '../../../testing/test-projects.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const columnsOf = async (user: TestUser, path: string): Promise<Column[]> =>
  (await server.as(user).get(`${path}/columns`)).body.items
const namesOf = async (user: TestUser, path: string) => (await columnsOf(user, path)).map(({ name }) => name)

describe('the columns of a board', () => {
  test('are added at the right edge or behind a given column, and recorded', async () => {
    const { path, project, owner, viewer } = await openProject(server)
    const [todo] = await columnsOf(owner, path)
    const add = (body: object) => server.as(owner).post(`${path}/columns`, { status: 'pending', ...body })
    const last = await add({ name: 'Last', wipLimit: 3 })
    await add({ name: 'First', afterId: null })
    await add({ name: 'Second', afterId: todo!.id })

    expect(last).toMatchObject({
      status: 201,
      headers: { location: `${path}/columns/${last.body.id}` },
      body: { name: 'Last', status: 'pending', wipLimit: 3, version: 1, can: { update: true, delete: true } },
    })
    expect((await server.as(owner).get(last.headers.location!)).body).toEqual(last.body)
    expect(await namesOf(viewer, path)).toEqual(['First', 'To do', 'Second', 'In progress', 'Done', 'Last'])
    expect((await columnsOf(viewer, path))[0]!.can).toEqual({ update: false, delete: false })
    expect((await eventsOf(server, project.id)).at(-3)).toMatchObject({
      type: 'project.column-created',
      version: project.version + 1,
      data: { after: { columnId: last.body.id, name: 'Last', status: 'pending', wipLimit: 3 } },
    })
  })

  test('are changed and moved; what changes nothing keeps the version', async () => {
    const { path, project, owner } = await openProject(server)
    const [todo, doing, done] = await columnsOf(owner, path)
    const at = (column?: Column) => `${path}/columns/${column!.id}`
    const changed = await server.as(owner).patch(at(todo), { name: 'Next', wipLimit: 5, afterId: doing!.id })
    const same = await server.as(owner).patch(at(todo), { name: 'Next', afterId: doing!.id })
    await server.as(owner).patch(at(done), { afterId: null })

    expect(changed).toMatchObject({ status: 200, body: { name: 'Next', wipLimit: 5, version: 2 } })
    expect(same).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await namesOf(owner, path)).toEqual(['Done', 'In progress', 'Next'])
    const events = (await eventsOf(server, project.id)).filter(({ type }) => type === 'project.column-updated')
    expect(events).toMatchObject([
      { data: { before: { columnId: todo!.id, name: 'To do', wipLimit: null }, after: { name: 'Next', wipLimit: 5 } } },
      { data: { after: { columnId: done!.id, rank: expect.any(String) } } },
    ])
    expect(events[1]!.data.after).not.toHaveProperty('name')
  })

  test('are changed by owners alone and on their present version', async () => {
    const { path, owner, editor, stranger } = await openProject(server)
    const [todo] = await columnsOf(owner, path)
    const single = `${path}/columns/${todo!.id}`
    const stale = { 'if-match': '"9"' }
    const body = { name: 'X', status: 'pending' }

    expect((await server.as(editor).post(`${path}/columns`, body)).status).toBe(403)
    expect((await server.as(stranger).post(`${path}/columns`, body)).status).toBe(404)
    for (const [user, status] of [
      [editor, 403],
      [stranger, 404],
    ] as const) {
      expect((await server.as(user).patch(single, { name: 'X' })).status).toBe(status)
      expect((await server.as(user).delete(single)).status).toBe(status)
    }
    expect((await server.as(stranger).get(`${path}/columns`)).status).toBe(404)
    expect((await server.as(stranger).get(single)).status).toBe(404)
    expect((await server.as(owner).patch(single, { name: 'X' }, stale)).status).toBe(412)
    expect((await server.as(owner).delete(single, undefined, stale)).status).toBe(412)
    const other = `${path}/columns/${server.ctx.newId()}`
    expect((await server.as(owner).get(other)).status).toBe(404)
    expect((await server.as(owner).patch(other, { name: 'X' })).status).toBe(404)
    expect((await server.as(owner).delete(other)).status).toBe(404)
    expect(await namesOf(owner, path)).toEqual(['To do', 'In progress', 'Done'])
  })

  test('are refused behind a column of another project, and beyond 200', async () => {
    const { path, project, owner } = await openProject(server)
    const other = await openProject(server)
    const [foreign] = await columnsOf(other.owner, other.path)
    const add = (body: object) => server.as(owner).post(`${path}/columns`, { name: 'More', status: 'pending', ...body })

    expect(await add({ afterId: foreign!.id })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/afterId' }] },
    })
    await server.db.query({
      text: `insert into project_columns (id, project_id, name, status, rank, created_at, updated_at)
             select gen_random_uuid(), $1, 'More', 'pending', 'z' || n, now(), now() from generate_series(101, 296) n`,
      values: [project.id],
    })
    expect((await add({})).status).toBe(201)
    expect(await add({})).toMatchObject({ status: 422, body: { detail: 'A project has at most 200 columns.' } })
  })

  test('are added once for one idempotency key', async () => {
    const { path, owner } = await openProject(server)
    const add = () =>
      server.as(owner).post(`${path}/columns`, { name: 'Once', status: 'pending' }, { 'idempotency-key': 'column' })
    const [first, second] = [await add(), await add()]
    expect(second.body).toEqual(first.body)
    expect(await namesOf(owner, path)).toEqual(['To do', 'In progress', 'Done', 'Once'])
  })

  test('keep an order that all agree on when many are added and moved at once', async () => {
    const { path, owner } = await openProject(server)
    const added = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        server.as(owner).post(`${path}/columns`, { name: `C${index}`, status: 'pending', afterId: null }),
      ),
    )
    await Promise.all(added.map(({ body }) => server.as(owner).patch(`${path}/columns/${body.id}`, { afterId: null })))
    const ranks = (await columnsOf(owner, path)).map(({ rank }) => rank)
    expect(new Set(ranks).size).toBe(13)
  })
})

test('every status keeps a column', async () => {
  const { path, owner } = await openProject(server)
  const [todo, , done] = await columnsOf(owner, path)
  const at = (column?: Column) => `${path}/columns/${column!.id}`

  expect(await server.as(owner).delete(at(done))).toMatchObject({ status: 422, body: { code: 'rule-violated' } })
  expect(await server.as(owner).patch(at(todo), { status: 'completed' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/status' }] },
  })
  await server.as(owner).post(`${path}/columns`, { name: 'Shipped', status: 'completed' })
  expect((await server.as(owner).delete(at(done))).status).toBe(204)
  expect(await namesOf(owner, path)).toEqual(['To do', 'In progress', 'Shipped'])
})
