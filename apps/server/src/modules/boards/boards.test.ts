import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListFixture } from '../../../testing/list-fixture.ts'
import { openListFixture } from '../../../testing/list-fixture.ts'

let fixture: ListFixture

beforeAll(async () => {
  fixture = await openListFixture()
})

afterAll(() => fixture.server.close())

describe('the board', () => {
  test('opens with a window and a count per column, and goes on by cursor', async () => {
    const { status, body } = await fixture.asAda.get(`/v1/projects/${fixture.project.id}/board?limit=10`)
    expect(status).toBe(200)
    expect(body.columns.map(({ count }: { count: number }) => count)).toEqual([86, 44, 0])
    const [first] = body.columns
    expect(first.items).toHaveLength(10)
    const rest = (
      await fixture.asAda.get(
        `/v1/tasks?project=${fixture.project.id}&column=${first.id}&sort=rank&limit=100&cursor=${first.nextCursor}`,
      )
    ).body
    expect(rest.items).toHaveLength(76)
    expect(rest.items[0].rank > first.items[9].rank).toBe(true)
    expect(body.columns[2]).toMatchObject({ items: [], nextCursor: null })
  })

  test('is not there for strangers', async () => {
    const stranger = await fixture.server.createUser()
    expect((await fixture.server.as(stranger).get(`/v1/projects/${fixture.project.id}/board`)).status).toBe(404)
  })
})
