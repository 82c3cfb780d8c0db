import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item, ListFixture } from '../../../testing/list-fixture.ts'
import { openListFixture } from '../../../testing/list-fixture.ts'

let fixture: ListFixture

beforeAll(async () => {
  fixture = await openListFixture()
})

afterAll(() => fixture.server.close())

describe('moving cards', () => {
  const cards = async (status: string): Promise<Item[]> =>
    fixture.all(`/v1/tasks?project=${fixture.project.id}&column=${fixture.column(status)}&sort=rank&limit=100`)

  test('before, after, to the top, to the end, to another column', async () => {
    const [first, second, third] = (await cards('pending')) as [Item, Item, Item]
    await fixture.asAda.post(`/v1/tasks/${third.id}/move`, { afterId: first.id })
    expect((await cards('pending')).slice(0, 3).map(({ id }) => id)).toEqual([first.id, third.id, second.id])
    await fixture.asAda.post(`/v1/tasks/${second.id}/move`, { beforeId: first.id })
    expect((await cards('pending')).slice(0, 3).map(({ id }) => id)).toEqual([second.id, first.id, third.id])
    const moved = await fixture.asAda.post(`/v1/tasks/${first.id}/move`, { columnId: fixture.column('completed') })
    expect(moved.body).toMatchObject({ status: 'completed', completedAt: expect.any(String) })
    expect(
      (await fixture.asAda.post(`/v1/tasks/${second.id}/move`, { columnId: fixture.column('completed') })).status,
    ).toBe(200)
    expect((await cards('completed')).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  test('refuses neighbours of another column, and stale versions', async () => {
    const [pending] = await cards('pending')
    const [other] = await cards('in-progress')
    const { status, body } = await fixture.asAda.post(`/v1/tasks/${pending?.id}/move`, { beforeId: other?.id })
    expect([status, body.errors[0].pointer]).toEqual([422, '/beforeId'])
    expect(
      (
        await fixture.asAda.post(
          `/v1/tasks/${pending?.id}/move`,
          { columnId: fixture.column('completed') },
          { 'if-match': '"77p"' },
        )
      ).status,
    ).toBe(412)
    expect(
      (
        await fixture.server
          .as(fixture.grace)
          .post(`/v1/tasks/${pending?.id}/move`, { columnId: fixture.column('completed') })
      ).status,
    ).toBe(403)
  })

  test('to another project takes subtasks along, renumbers, and drops what that project does not know', async () => {
    const target = (await fixture.asAda.post('/v1/projects', { name: 'Target', key: 'TGT' })).body
    const namesake = (
      await fixture.asAda.post(`/v1/projects/${target.id}/labels`, { name: 'urgent', color: '#00ff00' })
    ).body
    const parent = (
      await fixture.asAda.post('/v1/tasks', {
        projectId: fixture.project.id,
        title: 'Parent',
        assigneeId: fixture.grace.id,
        labelIds: [fixture.label.id],
      })
    ).body
    const child = (
      await fixture.asAda.post('/v1/tasks', { projectId: fixture.project.id, title: 'Child', parentId: parent.id })
    ).body
    const { status, body } = await fixture.asAda.post(`/v1/tasks/${parent.id}/move`, { projectId: target.id })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      key: 'TGT-1',
      projectId: target.id,
      assigneeId: null,
      labelIds: [namesake.id],
      version: 2,
    })
    expect((await fixture.asAda.get(`/v1/tasks/${child.id}`)).body).toMatchObject({
      key: 'TGT-2',
      parentId: parent.id,
      projectId: target.id,
    })
    // The tasks are older than the project that holds them now.
    expect(await fixture.all(`/v1/tasks?project=${target.id}&sort=rank&limit=10`)).toHaveLength(2)
    const stranger = await fixture.server.createUser()
    expect(
      (await fixture.server.as(stranger).post(`/v1/tasks/${parent.id}/move`, { projectId: fixture.project.id })).status,
    ).toBe(404)
  })
})

test('no card is left in a column that is deleted while cards are created in it and moved to it', async () => {
  const { asAda, project, server } = fixture
  for (let round = 0; round < 5; round += 1) {
    const doomed = (
      await asAda.post(`/v1/projects/${project.id}/columns`, { name: `Doomed ${round}`, status: 'pending' })
    ).body
    const card = (await asAda.post('/v1/tasks', { projectId: project.id, title: 'moving' })).body
    const calls = Array.from({ length: 12 }, (_, index) => [
      asAda.post('/v1/tasks', { projectId: project.id, title: `new ${index}`, columnId: doomed.id }),
      asAda.post(`/v1/tasks/${card.id}/move`, { columnId: index % 2 === 0 ? doomed.id : fixture.column('pending') }),
    ])
    const remove = () =>
      asAda.delete(`/v1/projects/${project.id}/columns/${doomed.id}?move_to=${fixture.column('pending')}`)
    const removing = remove()
    for (const { status } of await Promise.all(calls.flat())) expect([200, 201, 409, 422]).toContain(status)
    const { status } = await removing
    // 409: a card was on its way in and out again; nothing was changed, so the next try finds a quiet board.
    expect(status === 409 ? (await remove()).status : status).toBe(204)
  }
  const lost = await server.db.query({
    text: 'select t.id from tasks t left join project_columns c on c.id = t.column_id where t.project_id = $1 and c.id is null',
    values: [project.id],
  })
  expect(lost).toEqual([])
})
