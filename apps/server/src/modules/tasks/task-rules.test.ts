import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListFixture } from '../../../testing/list-fixture.ts'
import { openListFixture } from '../../../testing/list-fixture.ts'

let fixture: ListFixture

beforeAll(async () => {
  fixture = await openListFixture()
})

afterAll(() => fixture.server.close())

const create = async (fields: object) =>
  (await fixture.asAda.post('/v1/tasks', { projectId: fixture.project.id, title: 'Task', ...fields })).body
const cardsOf = async (columnId: string): Promise<string[]> =>
  (await fixture.all(`/v1/tasks?project=${fixture.project.id}&column=${columnId}&sort=rank&limit=100`)).map(
    ({ id }) => id,
  )

describe('places on the board', () => {
  test('a new card goes below one that was dragged to the bottom', async () => {
    const columnId = fixture.column('completed')
    const first = await create({ columnId })
    const last = await create({ columnId })
    await fixture.asAda.post(`/v1/tasks/${first.id}/move`, { afterId: last.id })
    const added = await create({ columnId })
    expect(await cardsOf(columnId)).toEqual([last.id, first.id, added.id])
  })

  test('cards that were dropped into one gap at once can be told apart, and one put between them', async () => {
    const columnId = fixture.column('completed')
    const [above, below, ...dropped] = await Promise.all(Array.from({ length: 6 }, () => create({ columnId })))
    await fixture.asAda.post(`/v1/tasks/${below.id}/move`, { afterId: above.id })
    await Promise.all(
      dropped.map(({ id }) => fixture.asAda.post(`/v1/tasks/${id}/move`, { afterId: above.id, beforeId: below.id })),
    )
    const order = await cardsOf(columnId)
    const [second, third] = order.slice(order.indexOf(above.id) + 1)
    const { status } = await fixture.asAda.post(`/v1/tasks/${below.id}/move`, { afterId: second, beforeId: third })
    expect(status).toBe(200)
  })
})

describe('parents', () => {
  const circles = async () =>
    fixture.server.db.query({
      text: `with recursive up as (
          select id as start, parent_id, 1 as depth from tasks where parent_id is not null
          union all select up.start, t.parent_id, depth + 1 from up join tasks t on t.id = up.parent_id where depth < 200)
        select start from up where parent_id = start`,
    })

  test('never make a circle, two batches at once', async () => {
    const [one, two] = await Promise.all([create({}), create({})])
    const adopt = (id: string, parentId: string) =>
      fixture.asAda.post('/v1/tasks/batch', { operations: [{ update: { id, set: { parentId } } }] })
    const statuses = (await Promise.all([adopt(one.id, two.id), adopt(two.id, one.id)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 422])
    expect(await circles()).toEqual([])
  })

  test('never make a circle, however deep', async () => {
    const root = await create({})
    let deepest = root
    for (let depth = 0; depth < 101; depth += 1) deepest = await create({ parentId: deepest.id })
    const { status } = await fixture.asAda.patch(`/v1/tasks/${root.id}`, { parentId: deepest.id })
    expect(status).toBe(422)
  })

  test('that went to another project are not the parents of what comes out of the trash', async () => {
    const parent = await create({})
    const child = await create({ parentId: parent.id })
    await fixture.asAda.delete(`/v1/tasks/${child.id}`)
    const elsewhere = (await fixture.asAda.post('/v1/projects', { name: 'Elsewhere' })).body
    await fixture.asAda.post(`/v1/tasks/${parent.id}/move`, { projectId: elsewhere.id })
    const { body } = await fixture.asAda.post(`/v1/tasks/${child.id}/restore`)
    expect(body).toMatchObject({ projectId: fixture.project.id, parentId: null })
  })
})

describe('what the caller may do', () => {
  test('is nothing in an archived project, wherever the task is shown', async () => {
    const project = (await fixture.asAda.post('/v1/projects', { name: 'Archive' })).body
    const fields = { projectId: project.id, assigneeId: fixture.ada.id }
    const [task, trashed] = await Promise.all([create(fields), create(fields)])
    await fixture.asAda.delete(`/v1/tasks/${trashed.id}`)
    const inTrash = (await fixture.asAda.get(`/v1/tasks?project=${project.id}&deleted=true`)).body.items[0]
    expect(inTrash.can).toEqual({ update: false, move: false, delete: false, restore: true, comment: false })
    await fixture.asAda.patch(`/v1/projects/${project.id}`, { archived: true })
    const nothing = { update: false, move: false, delete: false, restore: false, comment: false }
    const shown = await Promise.all([
      fixture.asAda.get(`/v1/tasks/${task.id}`).then(({ body }) => body),
      fixture.asAda.get(`/v1/tasks?project=${project.id}`).then(({ body }) => body.items[0]),
      fixture.asAda.get('/v1/tasks?assignee=me&limit=1').then(({ body }) => body.items[0]),
      fixture.asAda.get('/v1/tasks?limit=1').then(({ body }) => body.items[0]),
      fixture.asAda.get(`/v1/projects/${project.id}/board`).then(({ body }) => body.columns[0].items[0]),
    ])
    for (const { id, can } of shown) expect({ id, can }).toEqual({ id: task.id, can: nothing })
    await fixture.asAda.patch(`/v1/projects/${project.id}`, { archived: false })
    expect((await fixture.asAda.get('/v1/tasks?limit=1')).body.items[0].can.update).toBe(true)
  })
})

test('a task is restored only at the version that If-Match names', async () => {
  const task = await create({})
  await fixture.asAda.delete(`/v1/tasks/${task.id}`)
  const restore = (tag: string) => fixture.asAda.post(`/v1/tasks/${task.id}/restore`, undefined, { 'if-match': tag })
  expect((await restore('"1p"')).status).toBe(412)
  expect((await restore('"2q"')).status).toBe(200)
})

test('an id in upper case is the same id', async () => {
  const task = await create({})
  expect((await fixture.asAda.get(`/v1/tasks/${task.id.toUpperCase()}`)).body).toEqual(task)
  const path = `/v1/projects/${fixture.project.id}/columns/`
  expect((await fixture.asAda.get(`${path}${fixture.column('pending').toUpperCase()}`)).status).toBe(200)
})

test.each(['-"a b"', '"', "'", '\\', ':*', '!', '&', 'a <-> b', "it's", '-', '%27%3A*%20%7C'])(
  'the search for %s has an answer',
  async (text) => {
    expect((await fixture.asAda.get(`/v1/tasks?text=${encodeURIComponent(text)}`)).status).toBe(200)
  },
)
