import type { Change } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedFixture } from '../../../testing/feed-fixture.ts'
import { done, openFeedFixture, typesOf } from '../../../testing/feed-fixture.ts'
import { numberFeed } from '../../../testing/number-feed.ts'

let fixture: FeedFixture
beforeAll(async () => {
  fixture = await openFeedFixture()
})
afterAll(() => fixture.server.close())

const foreignEntries = 50_000

/** Puts entries at the end of the feed that are about somebody else's access. */
const tellOthers = () =>
  fixture.server.db.query({
    text: `with grown as (update feed_head set last_position = last_position + $1 returning last_position)
      insert into feed (position, user_id, project_id, has_access, at)
      select last_position - n, gen_random_uuid(), gen_random_uuid(), true, now()
      from grown, generate_series(0, $1 - 1) n`,
    values: [foreignEntries],
  })

test('much that is not for the reader is passed in bounded answers, each of which goes on', async () => {
  const { admin, ada, server, now, newTask, answer } = fixture
  for (const reader of [admin, ada]) {
    const start = await now()
    await newTask(reader, { title: 'Before' })
    await numberFeed(server.db)
    await tellOthers()
    await newTask(reader, { title: 'After' })
    const head = await now()
    const seen: Change[] = []
    const ends = [start]
    for (let since = start; ; ) {
      const { items, next } = await answer(reader, `since=${since}`)
      seen.push(...items)
      if (next === since) break
      ends.push(next)
      since = next
    }
    expect(seen.map(({ data }) => data.after?.title)).toEqual(['Before', 'After'])
    expect(ends.at(-1)).toBe(head)
    const looked = ends.slice(1).map((end, n) => end - (ends[n] as number))
    expect(Math.max(...looked)).toBeLessThanOrEqual(20_000)
    expect(looked).toHaveLength(3)
  }
})

test('of a thousand of the longest entries a page holds what fits', async () => {
  const { ada, server, now, newTask, answer } = fixture
  const task = await newTask(ada, { title: 'Long', description: '\u0001'.repeat(100_000) })
  await server.as(ada).patch(`/v1/tasks/${task.id}`, { description: '\u0002'.repeat(100_000) })
  const start = await now()
  // One event for all of them, because it takes long to write such a one.
  await server.db.query({
    text: `with grown as (update feed_head set last_position = last_position + 1000 returning last_position)
      insert into feed (position, event_id, project_id, at)
      select last_position - n, events.id, events.project_id, now()
      from grown, events, generate_series(0, 999) n where subject_id = $1 and type = 'task.updated'`,
    values: [task.id],
  })
  const { items, next } = await answer(ada, `since=${start}&limit=1000`)
  expect(items).toHaveLength(4)
  expect(next).toBe(start + 4)
})

test('what a comment said is not told any more when it is deleted', async () => {
  const { ada, bob, admin, server, now, since, newProject, newTask } = fixture
  const projectId = await newProject(ada)
  await done(server.as(ada).post(`/v1/projects/${projectId}/members`, { userId: bob.id, role: 'viewer' }))
  const task = await newTask(ada, { projectId, title: 'Talked about' })
  const start = await now()
  const say = async (body: string) => (await server.as(ada).post(`/v1/tasks/${task.id}/comments`, { body })).body
  const [wrong, kept] = [await say('My password is canary'), await say('A kept one')]
  await done(server.as(ada).patch(`/v1/comments/${wrong.id}`, { body: 'It was another canary' }))
  expect(JSON.stringify(await since(start, bob)).match(/canary/g)).toHaveLength(3)

  await done(server.as(ada).delete(`/v1/comments/${wrong.id}`))
  for (const reader of [bob, ada, admin]) {
    const items = await since(start, reader)
    expect(typesOf(items)).toEqual(['comment.created', 'comment.created', 'comment.updated', 'comment.deleted'])
    expect(JSON.stringify(items)).not.toContain('canary')
    const about = { taskId: task.id, authorId: ada.id }
    expect(items.filter(({ subject }) => subject.id === wrong.id).map(({ data }) => data)).toEqual([
      { after: about },
      { before: about, after: about },
      { before: about },
    ])
    expect(items.find(({ subject }) => subject.id === kept.id)?.data).toEqual({
      after: { ...about, body: 'A kept one' },
    })
  }
})
