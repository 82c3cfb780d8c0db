import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '../../testing/test-server.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { purgeFeed, purgeInbox } from './retention.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const { signal } = new AbortController()
const sql = (text: string, ...values: unknown[]) => server.db.query<Record<string, unknown>>({ text, values })
const positions = async () =>
  (await sql('select position::int from feed order by position')).map(({ position }) => position)

test('the feed loses its beginning, never anything between, and nothing that the broker has not got', async () => {
  await sql(`insert into feed (position, user_id, project_id, has_access, at)
    select n, gen_random_uuid(), gen_random_uuid(), true,
      now() - case when n <= 2500 or n = 2502 then interval '31 days' else interval '29 days' end
    from generate_series(1, 2505) n`)
  await sql('update feed_head set last_position = 2505, published_position = 1500')
  await purgeFeed(server.ctx, signal)
  expect((await positions())[0]).toBe(1501)
  await sql('update feed_head set published_position = 2505')
  await purgeFeed(server.ctx, signal)
  expect(await positions()).toEqual([2501, 2502, 2503, 2504, 2505])
})

test('what consumers applied long ago is forgotten, for each of them', async () => {
  await sql(`insert into inbox (consumer, event_id)
    select consumer, (lpad(to_hex((extract(epoch from now() - days * interval '1 day') * 1000)::bigint), 12, '0')
      || '70008' || lpad(n::text, 15, '0'))::uuid
    from unnest(array['mails', 'recurrence', 'search']) consumer, unnest(array[29, 31]) days, generate_series(1, 700) n`)
  await sql(`insert into redeliveries values ('q', gen_random_uuid(), 1, now() - interval '31 days'),
    ('q', gen_random_uuid(), 1, now())`)
  await purgeInbox(server.ctx, signal)
  expect(await sql('select consumer, count(*)::int from inbox group by consumer order by consumer')).toEqual(
    ['mails', 'recurrence', 'search'].map((consumer) => ({ consumer, count: 700 })),
  )
  expect(await sql('select count(*)::int from redeliveries')).toEqual([{ count: 1 }])
})
