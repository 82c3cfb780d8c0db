import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyEvents, runWork } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { TestUser } from '../../../testing/test-server.ts'
import { mailConsumer, notificationsConsumer, sendDigests } from './index.ts'

const { signal } = new AbortController()
let fixture: TaskFixture
beforeAll(async () => {
  fixture = await openTaskFixture()
})
afterAll(() => fixture.server.close())

async function member(): Promise<TestUser> {
  const user = await fixture.server.createUser({ name: 'Hugo' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: user.id, role: 'editor' })
  return user
}

async function assign(user: TestUser, times: number) {
  for (let time = 0; time < times; time += 1) await fixture.create({ assigneeId: user.id })
  await applyEvents(fixture.server, notificationsConsumer)
}

const mailsOf = ({ id }: TestUser) =>
  fixture.server.db.query<{ state: string; sendAt: Date }>({
    text: `select state, send_at as "sendAt", count(*)::int as count from mails
      where user_id = $1 group by 1, 2 order by 2, 1`,
    values: [id],
  })

test('of what comes within an hour 30 single mails are sent and the others gathered in one when it ends', async () => {
  const { server } = fixture
  const user = await member()
  server.clock.set('2026-11-24T12:10:00Z')
  await assign(user, 29)
  server.clock.set('2026-11-24T12:50:00Z')
  await assign(user, 3)
  const hourEnd = new Date('2026-11-24T13:00:00Z')
  expect(await mailsOf(user)).toMatchObject([
    { state: 'queued', count: 29 },
    { state: 'queued', count: 1 },
    { state: 'collecting', sendAt: hourEnd, count: 2 },
  ])

  await runWork(server, mailConsumer)
  server.clock.set(hourEnd)
  await sendDigests(server.ctx, signal)
  await runWork(server, mailConsumer)
  expect(await mailsOf(user)).toMatchObject([
    { state: 'sent', count: 29 },
    { state: 'sent', count: 1 },
    { state: 'collected', count: 2 },
    { state: 'sent', count: 1 },
  ])
  const [last = ''] = (await readdir(server.mailFolder)).sort().toReversed()
  expect(await readFile(join(server.mailFolder, last), 'utf8')).toContain(
    'Subject: Much is going on in Millrace: 2 notifications',
  )
  server.clock.set('2026-11-24T13:20:00Z')
  await assign(user, 1)
  expect((await mailsOf(user)).at(-1)).toMatchObject({ state: 'queued' })
})

test('what waits for the end of quiet hours counts as sent then', async () => {
  const { server } = fixture
  const user = await member()
  server.clock.set('2026-11-24T23:00:00Z')
  const quietHours = { from: '22:00', to: '07:00' }
  await server.as(user).patch('/v1/me/notification-preferences', { quietHours })
  await assign(user, 20)
  server.clock.set('2026-11-25T03:00:00Z')
  await assign(user, 11)
  const [waiting, collecting] = (await mailsOf(user)).toSorted((one, other) => (one.state < other.state ? 1 : -1))
  expect(waiting).toMatchObject({ state: 'waiting', count: 30 })
  expect(collecting).toMatchObject({ state: 'collecting', count: 1, sendAt: waiting?.sendAt })
})
