import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { applyEvents, takeWork } from '../../../testing/apply-events.ts'
import type { TestSmtpServer } from '../../../testing/smtp-server.ts'
import { startSmtpServer } from '../../../testing/smtp-server.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openMailer } from '../../platform/mail/mailer.ts'
import { mailConsumer, notificationsConsumer } from './index.ts'

let fixture: TaskFixture
let smtp: TestSmtpServer
let server: TestServer
const { signal } = new AbortController()

beforeAll(async () => {
  fixture = await openTaskFixture()
  smtp = await startSmtpServer()
  const { ctx } = fixture.server
  const mailer = openMailer({ ...ctx, smtpUrl: smtp.url, from: 'Millrace <m@millrace.example>', folder: '' })
  server = { ...fixture.server, ctx: { ...ctx, mailer } }
})
afterAll(async () => {
  await server.ctx.mailer.close()
  await smtp.close()
  await fixture.server.close()
})
afterEach(() => {
  smtp.refuse(null)
  smtp.received.length = 0
})

const states = async ({ id }: TestUser) => {
  const rows = await server.db.query<{ state: string }>({
    text: 'select state from mails where user_id = $1',
    values: [id],
  })
  return rows.map(({ state }) => state)
}

/** A mail of which the work is at hand. */
async function wanted() {
  const user = await server.createUser({ name: 'Hugo' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: user.id, role: 'editor' })
  await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  const [work] = await takeWork(server, mailConsumer.name)
  if (!work) throw new Error('no work was added')
  return { user, send: (ctx = server.ctx) => mailConsumer.run(ctx, work, signal) }
}

/** The mail server answers no mail until told, or until the test has ended. */
function hold(): () => void {
  const answer = smtp.hold()
  onTestFinished(answer)
  return answer
}

const taken = (count: number) => expect.poll(() => smtp.received.length).toBe(count)

test('while a slow mail server has a mail, no other attempt sends it; it comes back later', async () => {
  const { user, send } = await wanted()
  const answer = hold()
  const first = send()
  await taken(1)
  await expect(send()).rejects.toThrow('Another attempt')
  await expect(send()).rejects.toThrow('Another attempt')
  expect(await states(user)).toEqual(['sending'])
  answer()
  await first
  await send()

  expect(smtp.received).toHaveLength(1)
  expect(await states(user)).toEqual(['sent'])
})

test('a mail whose sender died is sent by the next attempt, once its time is over', async () => {
  const { user, send } = await wanted()
  const answer = hold()
  const first = send()
  await taken(1)
  server.clock.advance(29_000)
  await expect(send()).rejects.toThrow('Another attempt')
  server.clock.advance(2000)
  smtp.refuse({ code: 451, text: 'later' })
  await expect(send()).rejects.toMatchObject({ code: 'unavailable' })
  answer()
  await first

  // The first attempt does not have the mail any more and cannot settle it.
  expect(await states(user)).toEqual(['queued'])
  smtp.refuse(null)
  await send()
  expect(await states(user)).toEqual(['sent'])
})

test('whoever sends a mail keeps it for as long as the mail server takes', async () => {
  const { user, send } = await wanted()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const answer = hold()
  const first = send()
  await taken(1)
  for (const _ of [1, 2]) {
    server.clock.advance(25_000)
    vi.advanceTimersByTime(10_000)
    const text = 'select extract(epoch from sending_until - $2)::int as seconds from mails where user_id = $1'
    const held = { text, values: [user.id, server.clock.now()] }
    await expect.poll(() => server.db.query(held)).toEqual([{ seconds: 30 }])
    await expect(send()).rejects.toThrow('Another attempt')
  }
  answer()
  await first.finally(() => vi.useRealTimers())

  expect(smtp.received).toHaveLength(1)
  expect(await states(user)).toEqual(['sent'])
})

test('an attempt that was paused too long does not begin to send', async () => {
  const { user, send } = await wanted()
  const { ctx } = server
  const started = ctx.clock.now().getTime()
  let asked = 0
  // The clock of a process that was paused right after it had taken the mail.
  const clock = { now: () => new Date(started + (asked++ === 0 ? 0 : 40_000)) }
  server = { ...server, ctx: { ...ctx, clock } }
  await expect(send())
    .rejects.toThrow('Another attempt may begin')
    .finally(() => {
      server = { ...server, ctx }
    })

  expect(smtp.received).toEqual([])
  expect(await states(user)).toEqual(['queued'])
})

test('a mail that was sent goes out once, although the database fails when that is noted', async () => {
  const { user, send } = await wanted()
  const { ctx } = server
  let failures = 0
  const query: typeof ctx.db.query = (asked) => {
    if (asked.name !== 'mails.settle' || failures === 2) return ctx.db.query(asked)
    failures += 1
    return Promise.reject(new Error('Connection terminated unexpectedly'))
  }
  await send({ ...ctx, db: { ...ctx.db, query } })
  expect(failures).toBe(2)
  expect(await states(user)).toEqual(['sent'])
  expect(smtp.received).toHaveLength(1)
})
