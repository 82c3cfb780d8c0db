import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { resetLetter, toAccountMail } from '../../platform/mail/account-letters.ts'
import { openMailer } from '../../platform/mail/mailer.ts'
import { systemActor } from '../people/index.ts'
import { getSentMail } from './get-sent-mail.ts'
import { listSentMails } from './list-sent-mails.ts'
import { purgeSentMails } from './purge-sent-mails.ts'

const path = '/v1/admin/mails'
const mail = {
  ...{ to: 'ada@example.com', subject: 'Grüße', text: 'Hallo Ada', html: '<p>Hallo <b>Ada</b></p>' },
  headers: { 'X-Millrace-Letter': 'notification' },
}
const secret = 'https://millrace.example/oidc/reset/secret-token'

let server: TestServer
let adminUser: TestUser
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  adminUser = await server.createUser({ role: 'admin' })
  admin = server.as(adminUser)
})
beforeEach(() => rm(server.mailFolder, { recursive: true, force: true }))
afterAll(async () => {
  await mkdir(server.mailFolder, { recursive: true })
  await server.close()
})

test('mails that became files are listed, the newest first', async () => {
  expect((await admin.get(path)).body).toEqual({ items: [], nextCursor: null, delivery: 'folder' })
  for (const subject of ['One', 'Two', 'Three']) {
    server.clock.advance(1000)
    await server.ctx.mailer.send({ ...mail, subject })
  }
  const page = (await admin.get(`${path}?limit=2`)).body
  expect(page.items.map(({ subject }: { subject: string }) => subject)).toEqual(['Three', 'Two'])
  expect(page.items[0]).toEqual({
    ...{ id: expect.stringMatching(/^20/), subject: 'Three', from: 'Millrace <millrace@example.com>' },
    ...{ to: ['ada@example.com'], sentAt: server.clock.now().toISOString(), isAccountLetter: false },
    isReadable: true,
  })
  const next = (await admin.get(`${path}?limit=2&cursor=${page.nextCursor}`)).body
  expect(next).toMatchObject({ items: [{ subject: 'One' }], nextCursor: null })
  expect((await admin.get(`${path}?page=2&page_size=2`)).body).toMatchObject({ items: [{ subject: 'One' }], page: 2 })
})

test('one is shown as text and as HTML', async () => {
  await server.ctx.mailer.send(mail)
  const [{ id }] = (await admin.get(path)).body.items
  const { body } = await admin.get(`${path}/${id}`)
  expect(body).toMatchObject({ subject: 'Grüße', isAccountLetter: false })
  expect([body.text.trim(), body.html.trim()]).toEqual([mail.text, mail.html])
})

test('a letter about an account takes a second factor that is not old, and the list shows no link', async () => {
  await server.ctx.mailer.send(toAccountMail('ada@example.com', resetLetter(secret, 30)))
  const list = await admin.get(path)
  const [{ id, isAccountLetter }] = list.body.items
  expect(isAccountLetter).toBe(true)
  expect(JSON.stringify(list.body)).not.toContain('secret-token')

  expect((await admin.get(`${path}/${id}`)).body.text).toContain('secret-token')
  const actor = { ...systemActor('test'), secondFactorAt: undefined }
  await expect(getSentMail(server.ctx, actor, id)).rejects.toMatchObject({ code: 'second-factor-required' })
})

test('so does every mail that is not marked as a notification', async () => {
  const actor = { ...systemActor('test'), secondFactorAt: undefined }
  const { headers: _, ...unmarked } = mail
  for (const sent of [unmarked, { ...mail, headers: { 'X-Millrace-Letter': 'other' } }]) {
    await server.ctx.mailer.send(sent)
    const [{ id, isAccountLetter }] = (await admin.get(path)).body.items
    expect(isAccountLetter).toBe(true)
    await expect(getSentMail(server.ctx, actor, id)).rejects.toMatchObject({ code: 'second-factor-required' })
    server.clock.advance(1000)
  }
  await server.ctx.mailer.send(mail)
  const [{ id }] = (await admin.get(path)).body.items
  expect(await getSentMail(server.ctx, actor, id)).toMatchObject({ subject: 'Grüße' })
})

test('an invitation is such a letter', async () => {
  await admin.post('/v1/invitations', { email: 'new@example.com', role: 'user' })
  expect((await admin.get(path)).body.items).toMatchObject([{ to: ['new@example.com'], isAccountLetter: true }])
})

test('nothing else can be named', async () => {
  await mkdir(server.mailFolder, { recursive: true })
  await writeFile(join(server.mailFolder, 'notes.eml'), 'Subject: notes\n\nmine')
  await writeFile(join(server.mailFolder, '..', 'outside.eml'), 'Subject: outside\n\nmine')
  await symlink('/etc', join(server.mailFolder, 'etc'))

  expect((await admin.get(path)).body.items).toEqual([])
  const names = [
    'notes',
    '..%2foutside',
    '../outside',
    '2026-11-21T08-00-00.000Z-6e7f1a2b%2f..%2fnotes',
    '%00',
    'etc%2fpasswd',
  ]
  for (const name of names) expect([400, 404], name).toContain((await admin.get(`${path}/${name}`)).status)
  for (const name of ['notes', '../outside']) {
    await expect(getSentMail(server.ctx, systemActor('test'), name)).rejects.toMatchObject({ code: 'not-found' })
  }
  expect((await admin.get(`${path}/2026-11-21T08-00-00.000Z-6e7f1a2b`)).status).toBe(404)
  await rm(join(server.mailFolder, '..', 'outside.eml'))
})

test('a file that is no mail breaks nothing', async () => {
  await mkdir(server.mailFolder, { recursive: true })
  await writeFile(join(server.mailFolder, '2026-11-21T08-00-00.000Z-00000000.eml'), Buffer.from([0, 255, 13, 10, 1]))
  expect((await admin.get(path)).body.items).toMatchObject([{ subject: '', from: '', to: [] }])
})

test('where a server takes the mails there are none to show, and the list says so', async () => {
  const { clock, log } = server.ctx
  const mailer = openMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.c', folder: server.mailFolder, clock, log })
  await server.ctx.mailer.send(mail)
  const list = await listSentMails({ ...server.ctx, mailer }, systemActor('test'), {})
  expect(list).toEqual({ items: [], nextCursor: null, delivery: 'server' })
  const [{ id }] = (await admin.get(path)).body.items
  await expect(getSentMail({ ...server.ctx, mailer }, systemActor('test'), id)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('only who looks after what runs sees them', async () => {
  await server.ctx.mailer.send(mail)
  const [{ id }] = (await admin.get(path)).body.items
  for (const caller of [server.as(await server.createUser()), server.as(adminUser, ['users:admin'])]) {
    expect((await caller.get(path)).status).toBe(403)
    expect((await caller.get(`${path}/${id}`)).status).toBe(403)
  }
})

test('mails older than 30 days are removed; younger ones, and files that are none of ours, stay', async () => {
  const { clock, ctx } = server
  await ctx.mailer.send({ ...mail, subject: 'Old' })
  clock.advance(31 * 86_400_000)
  await ctx.mailer.send({ ...mail, subject: 'New' })
  await writeFile(join(server.mailFolder, 'notes.eml'), 'Subject: notes\n\nmine')
  await purgeSentMails(ctx, AbortSignal.abort())
  expect(await readdir(server.mailFolder)).toHaveLength(3)
  await purgeSentMails(ctx, new AbortController().signal)

  const subjects = (await listSentMails(ctx, systemActor('test'), {})).items.map(({ subject }) => subject)
  expect(subjects).toEqual(['New'])
  expect(await readdir(server.mailFolder)).toContain('notes.eml')
})

test('a file that cannot be read is shown as such, beside the others', async () => {
  await server.ctx.mailer.send(mail)
  const id = '2026-01-01T08-00-00.000Z-00000000'
  await writeFile(join(server.mailFolder, `${id}.eml`), nested(300))
  const summary = { ...{ id, subject: '', from: '', to: [], sentAt: '2026-01-01T08:00:00.000Z' }, isReadable: false }
  const { items } = (await admin.get(path)).body
  expect(items).toMatchObject([{ subject: 'Grüße' }, { ...summary, isAccountLetter: true }])
  expect((await admin.get(`${path}/${id}`)).body).toMatchObject({ ...summary, text: null, html: null })
})

test('names of no moment, links and folders are no mails', async () => {
  await server.ctx.mailer.send(mail)
  const target = join(server.mailFolder, 'secret.txt')
  await writeFile(target, 'Subject: secret\n\nmine')
  await writeFile(join(server.mailFolder, '2026-99-99T99-99-99.000Z-deadbeef.eml'), 'Subject: never\n\n')
  await symlink(target, join(server.mailFolder, '2026-01-01T08-00-00.000Z-00000001.eml'))
  await mkdir(join(server.mailFolder, '2026-01-01T08-00-00.000Z-00000002.eml'))

  expect((await admin.get(path)).body.items).toMatchObject([{ subject: 'Grüße' }])
  for (const id of [
    '2026-99-99T99-99-99.000Z-deadbeef',
    '2026-01-01T08-00-00.000Z-00000001',
    '2026-01-01T08-00-00.000Z-00000002',
  ]) {
    expect((await admin.get(`${path}/${id}`)).status, id).toBe(404)
  }
})

/** A mail in a mail in a mail. */
function nested(levels: number): string {
  const level = (_: unknown, depth: number) =>
    `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`
  return `Subject: deep\r\n${Array.from({ length: levels }, level).join('')}\r\nHello`
}
