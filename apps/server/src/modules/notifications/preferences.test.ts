import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyEvents, runWork, takeWork } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { mailConsumer, notificationsConsumer, releaseDueMails, sendDigests } from './index.ts'

const path = '/v1/me/notification-preferences'
const { signal } = new AbortController()
let fixture: TaskFixture
let server: TestServer
beforeAll(async () => {
  fixture = await openTaskFixture()
  server = fixture.server
})
afterAll(() => server.close())
beforeEach(() => server.clock.set('2026-11-24T12:00:00Z'))

async function member(): Promise<{ user: TestUser; caller: Caller; assign: () => Promise<{ id: string }> }> {
  const user = await server.createUser({ name: 'Hugo' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: user.id, role: 'editor' })
  const assign = async () => {
    const task = await fixture.create({ assigneeId: user.id })
    await applyEvents(server, notificationsConsumer)
    return task
  }
  return { user, caller: server.as(user), assign }
}

const states = async ({ id }: TestUser) => {
  const text = 'select state from mails where user_id = $1 order by id'
  return (await server.db.query<{ state: string }>({ text, values: [id] })).map(({ state }) => state)
}

/** The mails that a person has got. */
async function mailsTo({ email }: TestUser) {
  await runWork(server, mailConsumer)
  const files = (await readdir(server.mailFolder)).sort()
  const mails = await Promise.all(
    files.map(async (file) => PostalMime.parse(await readFile(join(server.mailFolder, file)))),
  )
  return mails.filter(({ to }) => to?.[0]?.address === email)
}

test('everything is on until somebody chooses; a patch changes what it names', async () => {
  const { caller } = await member()
  const on = { inApp: true, email: true }
  const kinds = { mentioned: on, assigned: on, commented: on, 'status-changed': on, 'due-soon': on, overdue: on }
  const { body: before, headers } = await caller.get(path)
  expect(before).toEqual({ kinds, quietHours: null, digestHour: null, version: 1 })

  const patch = { kinds: { commented: { email: false } }, quietHours: { from: '22:00', to: '07:00' } }
  const { body: after } = await caller.patch(path, patch, { 'if-match': headers.etag ?? '' })
  expect(after).toEqual({
    kinds: { ...kinds, commented: { inApp: true, email: false } },
    quietHours: { from: '22:00', to: '07:00' },
    digestHour: null,
    version: 2,
  })
  expect((await caller.patch(path, { digestHour: 8 })).body).toEqual({ ...after, digestHour: 8, version: 3 })
  expect((await caller.patch(path, { quietHours: null })).body.quietHours).toBeNull()
  expect((await caller.patch(path, { quietHours: null })).body.version).toBe(4)
  expect((await caller.patch(path, { digestHour: 9 }, { 'if-match': headers.etag ?? '' })).status).toBe(412)
})

test('what is no time of day, no hour or no kind is refused', async () => {
  const { caller } = await member()
  const wrong = [
    {},
    { digestHour: 24 },
    { digestHour: 7.5 },
    { quietHours: { from: '24:00', to: '07:00' } },
    { quietHours: { from: '22:00' } },
    { kinds: { other: { email: false } } },
    { kinds: { assigned: { sms: true } } },
  ]
  for (const body of wrong) expect((await caller.patch(path, body)).status, JSON.stringify(body)).toBe(400)
})

test('in quiet hours only the mail waits, and two schedulers send it once', async () => {
  const { user, caller, assign } = await member()
  await caller.patch('/v1/me', { timeZone: 'America/New_York' })
  await caller.patch(path, { quietHours: { from: '22:00', to: '07:00' } })
  server.clock.set('2026-11-25T04:00:00Z')
  await assign()
  expect((await caller.get('/v1/notifications')).body.items).toHaveLength(1)
  expect(await mailsTo(user)).toEqual([])

  server.clock.set('2026-11-25T11:59:59Z')
  await releaseDueMails(server.ctx, signal)
  expect(await states(user)).toEqual(['waiting'])
  server.clock.set('2026-11-25T12:00:00Z')
  await Promise.all([releaseDueMails(server.ctx, signal), releaseDueMails(server.ctx, signal)])
  expect(await takeWork(server, mailConsumer.name)).toHaveLength(1)
})

test('who ends quiet hours gets what waits', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { quietHours: { from: '00:00', to: '23:59' } })
  await assign()
  await releaseDueMails(server.ctx, signal)
  expect(await states(user)).toEqual(['waiting'])
  await caller.patch(path, { quietHours: null })
  await releaseDueMails(server.ctx, signal)

  expect(await mailsTo(user)).toHaveLength(1)
})

test('a digest tells at its hour all of the day in one mail, and nothing of what may not be known any more', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  const task = await assign()
  const gone = await assign()
  await fixture.asAda.post(`/v1/tasks/${task.id}/comments`, { body: 'And *this*' })
  await applyEvents(server, notificationsConsumer)
  await fixture.asAda.delete(`/v1/tasks/${gone.id}`)
  await sendDigests(server.ctx, signal)
  expect(await mailsTo(user)).toEqual([])

  server.clock.set('2026-11-24T18:00:00Z')
  await Promise.all([sendDigests(server.ctx, signal), sendDigests(server.ctx, signal)])
  const mails = await mailsTo(user)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.subject).toBe('Your day in Millrace: 2 notifications')
  expect(mails[0]?.text).toContain('Ada assigned the task to you.')
  expect(mails[0]?.text).toContain('Ada commented. And this')
  expect(mails[0]?.text).not.toContain(gone.id)
  expect(await states(user)).toEqual(['collected', 'collected', 'collected', 'sent'])
  await sendDigests(server.ctx, signal)
  expect(await mailsTo(user)).toHaveLength(1)
})

test('a digest of which nothing is left is not sent', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  await assign()
  await caller.post('/v1/notifications/read', {})
  server.clock.set('2026-11-24T18:00:00Z')
  await sendDigests(server.ctx, signal)

  expect(await mailsTo(user)).toEqual([])
  expect(await states(user)).toEqual(['collected', 'skipped'])
})

test('who wants no digest any more gets at once what was collected', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  await assign()
  await caller.patch(path, { digestHour: null })
  await releaseDueMails(server.ctx, signal)

  expect(await mailsTo(user)).toHaveLength(1)
})

test('a digest that waits for the end of quiet hours is not gathered into another one', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  await assign()
  server.clock.set('2026-11-24T18:00:00Z')
  await sendDigests(server.ctx, signal)
  await caller.patch(path, { quietHours: { from: '17:00', to: '20:00' } })
  expect(await mailsTo(user)).toEqual([])
  expect(await states(user)).toEqual(['collected', 'waiting'])
  await caller.patch(path, { digestHour: 9 })
  expect(await states(user)).toEqual(['collected', 'waiting'])
  await caller.patch(path, { quietHours: null })
  await releaseDueMails(server.ctx, signal)

  const [digest, ...more] = await mailsTo(user)
  expect(digest?.subject).toBe('Your day in Millrace: 1 notification')
  expect(more).toEqual([])
})

test('a digest of very many is bounded and says how many more there are', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  const { id } = await assign()
  const other = await assign()
  await server.db.query({
    text: `with told as (
        insert into notifications (id, user_id, cause, kind, task_id, data, in_app, at)
        select gen_random_uuid(), $1, 'many ' || n, 'mentioned', case when n <= 1200 then $2::uuid else $3 end, '{}', true, now()
        from generate_series(1, 1220) n returning id, cause, task_id)
      insert into mails (id, user_id, cause, notification_id, state, send_at, origin)
      select lpad(split_part(cause, ' ', 2), 32, '0')::uuid, $1, cause, id, 'collecting', now() - interval '1 year', '{}'
      from told`,
    values: [user.id, id, other.id],
  })
  server.clock.set('2026-11-24T18:00:00Z')
  await sendDigests(server.ctx, signal)
  const [digest] = await mailsTo(user)

  expect(digest?.subject).toBe('Your day in Millrace: 1222 notifications')
  expect(digest?.text).toContain('And 990 more in the application.')
  expect(digest?.text).toContain('And 222 more in the application.')
  expect(digest?.text?.match(/mentioned you/g)).toHaveLength(10)
})

test('a scheduler that is to stop does so before the next digest', async () => {
  const { user, caller, assign } = await member()
  await caller.patch(path, { digestHour: 18 })
  await assign()
  server.clock.set('2026-11-24T18:00:00Z')
  await sendDigests(server.ctx, AbortSignal.abort())

  expect(await states(user)).toEqual(['collecting'])
})
