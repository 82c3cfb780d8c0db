import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { applyEvents, runWork, takeWork } from '../../../testing/apply-events.ts'
import type { TestSmtpServer } from '../../../testing/smtp-server.ts'
import { startSmtpServer } from '../../../testing/smtp-server.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openMailer } from '../../platform/mail/mailer.ts'
import { mailConsumer, notificationsConsumer, releaseDueMails } from './index.ts'

let fixture: TaskFixture
let smtp: TestSmtpServer
let server: TestServer
const signal = new AbortController().signal

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

/** A member of the project who gets mail. */
async function member(name = 'Hugo'): Promise<{ user: TestUser; caller: Caller }> {
  const user = await server.createUser({ name })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: user.id, role: 'editor' })
  return { user, caller: server.as(user) }
}

async function deliver() {
  await applyEvents(server, notificationsConsumer)
  await runWork(server, mailConsumer)
  const mails = await Promise.all(smtp.received.map((text) => PostalMime.parse(text)))
  return mails.map((mail) => ({
    ...mail,
    header: (name: string) => mail.headers.find(({ key }) => key === name)?.value,
  }))
}

const states = async ({ id }: TestUser) => {
  const text = 'select state, reason from mails where user_id = $1 order by id'
  const rows = await server.db.query<{ state: string; reason: string | null }>({ text, values: [id] })
  return rows.map(({ state, reason }) => reason ?? state)
}

test('a mail arrives at the mail server, tells what happened, and says how to stop such mails', async () => {
  const { user } = await member()
  const headers = { 'x-request-id': 'request-1' }
  const { body: task } = await fixture.asAda.post(
    '/v1/tasks',
    { projectId: fixture.project.id, title: 'Paint it', assigneeId: user.id },
    headers,
  )
  const [mail] = await deliver()
  if (!mail) throw new Error('no mail came')

  expect(mail.to?.[0]?.address).toBe(user.email)
  expect(mail.subject).toBe(`[${task.key}] Paint it`)
  expect(mail.header('x-millrace-letter')).toBe('notification')
  expect(mail.text).toContain('Ada assigned the task to you.')
  expect(mail.text).toContain(`https://millrace.example/tasks/${task.id}`)
  expect(mail.html).toContain(`href="https://millrace.example/tasks/${task.id}"`)
  expect(mail.text).toContain('because the task is assigned to you')
  expect(mail.header('x-request-id')).toBe('request-1')
  expect(mail.header('list-unsubscribe')).toMatch(/^<https:\/\/millrace\.example\/unsubscribe\/[\w-]{40,60}>$/)
  expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(mail.header('auto-submitted')).toBe('auto-generated')
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@millrace\.example>$/)
  expect(await states(user)).toEqual(['sent'])
})

test('mails about one task form a thread', async () => {
  const { user } = await member()
  const task = await fixture.create({ assigneeId: user.id })
  await fixture.asAda.post(`/v1/tasks/${task.id}/comments`, { body: 'And one more thing' })
  const mails = await deliver()

  expect(mails).toHaveLength(2)
  expect(new Set(mails.map(({ inReplyTo }) => inReplyTo))).toEqual(new Set([`<task.${task.id}@millrace.example>`]))
  expect(new Set(mails.map(({ references }) => references)).size).toBe(1)
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1)
  expect(mails[1]?.text).toContain('> And one more thing')
})

test('what people wrote becomes neither a header nor HTML', async () => {
  const { user } = await member()
  await fixture.create({ title: '<img src=x> & "co"\r\nBcc: eve@example.com', assigneeId: user.id })
  const eve = await server.createUser({ name: 'Eve<b>\r\nX-Evil: 1' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: eve.id, role: 'editor' })
  const task = await fixture.create({ assigneeId: user.id })
  await server.as(eve).post(`/v1/tasks/${task.id}/comments`, { body: '<script>alert(1)</script>\n\n[x](javascript:1)' })
  const mails = await deliver()

  const whole = smtp.received.join('\n')
  expect(whole).not.toMatch(/^(Bcc|X-Evil):/m)
  for (const { html = '' } of mails) expect(html).not.toMatch(/<(img|script|b)[ >]/)
  expect(mails.map(({ html }) => html).join()).toContain('&#60;script&#62;')
  expect(mails.map(({ text }) => text).join()).toContain('Eve<b> X-Evil: 1 commented.')
})

test('a person reads in their language', async () => {
  const { user, caller } = await member('Jürgen')
  await caller.patch('/v1/me', { language: 'de' })
  await fixture.create({ assigneeId: user.id })
  const [mail] = await deliver()

  expect(mail?.text).toContain('Ada hat Ihnen die Aufgabe zugewiesen.')
  expect(mail?.html).toContain('<html lang="de">')
})

test('a mail is not sent when its reader lost the project, was disabled, turned it off or has read it', async () => {
  const { asAda, project } = fixture
  const losing = await member()
  const disabled = await member()
  const choosing = await member()
  const reading = await member()
  for (const { user } of [losing, disabled, choosing, reading]) await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  await asAda.delete(`/v1/projects/${project.id}/members/${losing.user.id}`)
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [disabled.user.id] })
  await choosing.caller.patch('/v1/me/notification-preferences', { kinds: { assigned: { email: false } } })
  await reading.caller.post('/v1/notifications/read', {})

  expect(await deliver()).toEqual([])
  expect(await states(losing.user)).toEqual(['no-access'])
  expect(await states(disabled.user)).toEqual(['disabled'])
  expect(await states(choosing.user)).toEqual(['turned-off'])
  expect(await states(reading.user)).toEqual(['read'])
})

test('what does not hold any more is not mailed: assigned to another, comment or task deleted, muted', async () => {
  const { asAda } = fixture
  const { user, caller } = await member()
  const [given, commented, deleted, muted] = [1, 2, 3, 4].map(() => fixture.create())
  const path = async (task: typeof given) => `/v1/tasks/${(await task).id}`
  const mention = { body: `[@Hugo](user:${user.id})` }
  await asAda.patch(await path(given), { assigneeId: user.id })
  const { body: comment } = await asAda.post(`${await path(commented)}/comments`, mention)
  await asAda.post(`${await path(deleted)}/comments`, mention)
  await caller.put(`${await path(muted)}/following`, { state: 'following' })
  await asAda.post(`${await path(muted)}/comments`, { body: 'Noise' })
  await applyEvents(server, notificationsConsumer)
  await asAda.patch(await path(given), { assigneeId: null })
  await asAda.delete(`/v1/comments/${comment.id}`)
  await asAda.delete(await path(deleted))
  await caller.put(`${await path(muted)}/following`, { state: 'muted' })

  expect(await deliver()).toEqual([])
  expect(await states(user)).toEqual(['outdated', 'outdated', 'no-access', 'muted'])
})

test('who has lost every role gets nothing more', async () => {
  const { user } = await member()
  await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  await server.db.query({ text: 'update users set role_withdrawn = true where id = $1', values: [user.id] })

  expect(await deliver()).toEqual([])
  expect(await states(user)).toEqual(['disabled'])
})

test('work that is handed over twice sends one mail', async () => {
  const { user } = await member()
  await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  const [work] = await takeWork(server, mailConsumer.name)
  if (!work) throw new Error('no work was added')
  await mailConsumer.run(server.ctx, work, signal)
  await mailConsumer.run(server.ctx, work, signal)

  expect(smtp.received).toHaveLength(1)
})

test('a mail that the server does not take now keeps its id when it is tried again', async () => {
  const { user } = await member()
  await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  const [work] = await takeWork(server, mailConsumer.name)
  if (!work) throw new Error('no work was added')
  smtp.refuse({ code: 451, text: 'later' })
  await expect(mailConsumer.run(server.ctx, work, signal)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await states(user)).toEqual(['queued'])
  smtp.refuse(null)
  await mailConsumer.run(server.ctx, work, signal)

  const rows = await server.db.query<{ id: string }>({
    text: 'select id from mails where user_id = $1',
    values: [user.id],
  })
  expect(smtp.received[0]).toContain(`Message-ID: <${rows[0]?.id}@millrace.example>`)
})

test('an address at which nobody gets mail is given up', async () => {
  const { user } = await member()
  await fixture.create({ assigneeId: user.id })
  smtp.refuse({ code: 550, text: 'no such person' })

  expect(await deliver()).toEqual([])
  expect(await states(user)).toEqual(['address-refused'])
})

test('a mail that comes to be sent in quiet hours waits again', async () => {
  const { user, caller } = await member()
  server.clock.set('2026-11-24T20:00:00Z')
  await caller.patch('/v1/me/notification-preferences', { quietHours: { from: '22:00', to: '07:00' } })
  await fixture.create({ assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  server.clock.set('2026-11-24T23:00:00Z')
  await runWork(server, mailConsumer)
  expect(await states(user)).toEqual(['waiting'])
  server.clock.set('2026-11-25T07:00:00Z')
  await releaseDueMails(server.ctx, signal)
  await runWork(server, mailConsumer)

  expect(await states(user)).toEqual(['sent'])
})

test('what happened days ago is not mailed any more', async () => {
  const { user, caller } = await member()
  await fixture.create({ assigneeId: user.id })
  server.clock.advance(4 * 86_400_000)

  expect(await deliver()).toEqual([])
  expect(await states(user)).toEqual([])
  expect((await caller.get('/v1/notifications')).body.items).toHaveLength(1)
})
