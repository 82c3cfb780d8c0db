import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { ruleViolated } from '../../platform/errors/app-error.ts'
import type { Accounts } from '../../platform/identity/accounts.ts'
import { inviteUser } from './invite-user.ts'
import { systemActor } from './system-actor.ts'

const path = '/v1/invitations'

let server: TestServer
let adminUser: TestUser
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  adminUser = await server.createUser({ role: 'admin' })
  admin = server.as(adminUser)
})
afterAll(() => server.close())

/** The mails to an address, as they were written. */
async function mailsTo(address: string): Promise<string[]> {
  const files = await readdir(server.mailFolder)
  const mails = await Promise.all(files.map((file) => readFile(join(server.mailFolder, file), 'utf8')))
  return mails.filter((mail) => mail.includes(`To: ${address}`))
}

test('whoever is invited gets a mail with a link, which no answer and no event shows', async () => {
  const made = await admin.post(path, { email: 'grace@example.com', name: 'Grace', role: 'viewer' })

  expect(made).toMatchObject({
    status: 201,
    headers: { location: `${path}/${made.body.id}` },
    body: { email: 'grace@example.com', name: 'Grace', role: 'viewer', createdBy: adminUser.id, can: { revoke: true } },
  })
  expect(Date.parse(made.body.expiresAt) - Date.parse(made.body.createdAt)).toBe(7 * 86_400_000)
  expect((await admin.get(`${path}/${made.body.id}`)).body).toEqual(made.body)
  expect((await admin.get(path)).body.items).toContainEqual(made.body)
  const mails = await mailsTo('grace@example.com')
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('/oidc/invitation/')
  const events = await eventsOf(server, made.body.id)
  expect(events).toMatchObject([{ type: 'invitation.created', data: { after: { name: 'Grace', role: 'viewer' } } }])
  expect(JSON.stringify([made.body, events])).not.toContain('/oidc/invitation/')
  expect(JSON.stringify(events)).not.toContain('grace@example.com')
})

test('a revoked invitation is gone', async () => {
  const { id } = (await admin.post(path, { email: 'gone@example.com' })).body

  expect((await admin.delete(`${path}/${id}`)).status).toBe(204)
  expect((await admin.delete(`${path}/${id}`)).status).toBe(404)
  expect((await admin.get(`${path}/${id}`)).status).toBe(404)
  expect((await eventsOf(server, id)).map(({ type, version }) => `${type} ${version}`)).toEqual([
    'invitation.created 1',
    'invitation.revoked 2',
  ])
})

test('a second invitation takes the place of the first', async () => {
  const first = (await admin.post(path, { email: 'twice@example.com' })).body
  const second = (await admin.post(path, { email: 'TWICE@example.com' })).body

  expect((await admin.get(`${path}/${first.id}`)).status).toBe(404)
  expect((await admin.get(`${path}/${second.id}`)).status).toBe(200)
})

test('a repeated request mails nothing again', async () => {
  const [body, key] = [{ email: 'once@example.com' }, { 'idempotency-key': 'once' }]
  const [first, again] = [await admin.post(path, body, key), await admin.post(path, body, key)]

  expect([first.status, again.body]).toEqual([201, first.body])
  expect(await mailsTo('once@example.com')).toHaveLength(1)
})

test('somebody who is there is not invited, and nobody but admins invites', async () => {
  expect(await admin.post(path, { email: adminUser.email.toUpperCase() })).toMatchObject({
    status: 409,
    body: { errors: [{ pointer: '/email' }] },
  })
  const user = server.as(await server.createUser())
  expect((await user.post(path, { email: 'x@example.com' })).status).toBe(403)
  expect((await user.get(path)).status).toBe(403)
})

test('an admin is invited with a recent second factor only', async () => {
  const actor = { ...systemActor('test'), secondFactorAt: undefined }

  await expect(inviteUser(server.ctx, actor, { email: 'boss@example.com', role: 'admin' })).rejects.toMatchObject({
    code: 'second-factor-required',
  })
  expect((await admin.post(path, { email: 'boss@example.com', role: 'admin' })).status).toBe(201)
})

test('without the mail there is no invitation', async () => {
  await rm(server.mailFolder, { recursive: true })
  await writeFile(server.mailFolder, 'in the way')
  const failed = await admin.post(path, { email: 'lost@example.com' }, { 'idempotency-key': 'lost' })
  expect(failed).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
  expect((await admin.get(path)).body.items).not.toContainEqual(expect.objectContaining({ email: 'lost@example.com' }))

  await rm(server.mailFolder)
  await mkdir(server.mailFolder)
  await chmod(server.mailFolder, 0o700)
  expect((await admin.post(path, { email: 'lost@example.com' }, { 'idempotency-key': 'lost' })).status).toBe(201)
  expect(await mailsTo('lost@example.com')).toHaveLength(1)
})

test('an invitation is there before its mail is sent, and taken back when nobody gets mail at the address', async () => {
  const { accounts } = server.ctx
  if (!accounts) throw new Error('The test server has accounts.')
  const ids: string[] = []
  const refusing: Accounts = {
    ...accounts,
    createInvitation: async (tx, draft) => {
      const invitation = await accounts.createInvitation(tx, draft)
      const send = async () => {
        expect((await admin.get(`${path}/${invitation.id}`)).status).toBe(200)
        ids.push(invitation.id)
        throw ruleViolated('Nobody is there.', '/email')
      }
      return { ...invitation, send }
    },
  }

  const invited = inviteUser({ ...server.ctx, accounts: refusing }, systemActor('test'), { email: 'typo@example.com' })
  await expect(invited).rejects.toMatchObject({ code: 'rule-violated' })
  expect(ids).toHaveLength(1)
  expect((await admin.get(`${path}/${ids[0]}`)).status).toBe(404)
  expect((await eventsOf(server, ids[0] ?? '')).map(({ type }) => type)).toEqual([
    'invitation.created',
    'invitation.revoked',
  ])
})

test('where another issuer is trusted, the answer says where to go', async () => {
  const ctx = { ...server.ctx, accounts: null }

  await expect(inviteUser(ctx, systemActor('test'), { email: 'a@example.com' })).rejects.toMatchObject({
    code: 'rule-violated',
    message: expect.stringContaining('OpenID issuer'),
  })
})
