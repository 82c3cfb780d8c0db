import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import { claimsOf, codeNow, postToken, Visitor } from '../../../../testing/visitor.ts'

const password = 'correct horse battery staple'
const other = 'a stable full of batteries'

let server: SignInServer
let email: string
let visitor: Visitor
let people = 0

beforeAll(async () => {
  server = await startSignInServer({ signUp: 'open' })
})

afterAll(() => server.close())

beforeEach(() => {
  people += 1
  email = `ada-${people}@example.test`
  visitor = new Visitor(server)
})

const linkIn = (mail: string | undefined) =>
  /http\S+\/oidc\/(reset|confirmation|invitation)\/[\w-]+/.exec(mail ?? '')?.[0] ?? ''

async function askForReset(address = email) {
  await visitor.open('/oidc/forgot-password')
  return visitor.submit({ email: address })
}

const newestLink = async () => linkIn((await server.mailsTo(email)).at(-1))

async function signIn(given: string) {
  const one = new Visitor(server)
  await one.begin()
  return one.submit({ email, password: given })
}

const age = (minutes: number) =>
  server.db.query({
    text: `update account_links set expires_at = expires_at - make_interval(mins => $2), created_at = created_at - make_interval(mins => $2)
      where email = $1`,
    values: [email, minutes],
  })

test('a forgotten password is replaced by a mailed link, which then is worth nothing', async () => {
  await server.addUser(email, password)
  await askForReset()
  const link = await newestLink()
  expect((await visitor.open(link)).page).toContain(email)
  expect((await visitor.submit({ 'new-password': other })).title).toBe('Your password is saved')

  expect((await signIn(password)).status).toBe(422)
  expect((await signIn(other)).back).not.toBeNull()
  expect(await visitor.open(link)).toMatchObject({ status: 404, title: 'This link does not work' })
})

test('the answer and its time are the same for an address that nobody has', async () => {
  await server.addUser(email, password)
  const least = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
  const pages = new Set<string>()
  for (let round = 0; round < 8; round += 1) {
    for (const kind of ['known', 'unknown'] as const) {
      await server.mailsTo(email)
      visitor = new Visitor(server)
      await visitor.open('/oidc/forgot-password')
      const begin = performance.now()
      pages.add((await visitor.submit({ email: kind === 'known' ? email : `nobody-${round}@example.test` })).page)
      least[kind] = Math.min(least[kind], performance.now() - begin)
    }
  }

  expect(pages.size).toBe(1)
  expect(Math.abs(least.known - least.unknown)).toBeLessThan(10)
  expect(await server.mailsTo('nobody-0@example.test')).toEqual([])
})

test('one address gets no more than three mails in an hour', async () => {
  await server.addUser(email, password)
  for (let round = 0; round < 5; round += 1) {
    expect((await askForReset()).title).toBe('Look into your mail')
    await server.mailsTo(email)
  }

  expect(await server.mailsTo(email)).toHaveLength(3)
})

test('a link ends after half an hour, with a newer one, and with the password that it was asked for', async () => {
  const userId = await server.addUser(email, password)
  await askForReset()
  const first = await newestLink()
  await askForReset()
  const second = await newestLink()
  expect((await visitor.open(first)).status).toBe(404)
  expect((await visitor.open(second)).status).toBe(200)
  await age(31)
  expect((await visitor.open(second)).status).toBe(404)

  await askForReset()
  const third = await newestLink()
  await server.db.query({ text: 'update credentials set changed_at = now() where user_id = $1', values: [userId] })
  expect((await visitor.open(third)).status).toBe(404)
})

test('of two who use a link at the same moment one succeeds', async () => {
  await server.addUser(email, password)
  await askForReset()
  const link = await newestLink()
  const visitors = await Promise.all(
    ['first of the two', 'second of the two'].map(async (chosen) => {
      const one = new Visitor(server)
      await one.open(link)
      return { one, chosen }
    }),
  )
  const done = await Promise.all(visitors.map(({ one, chosen }) => one.submit({ 'new-password': chosen })))

  expect(done.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('a new password by mail ends all sign-ins and does not stand in for the second factor', async () => {
  const userId = await server.addUser(email, password)
  const { factors } = server.provider.parts
  await visitor.begin()
  const tokens = await visitor.tokens(await visitor.submit({ email, password }))
  const { key, sealed } = factors.offer(userId, email)
  await factors.enrol(userId, sealed, codeNow(key.replaceAll(' ', '')))
  await askForReset()
  await visitor.open(await newestLink())
  await visitor.submit({ 'new-password': other })

  const fields = { grant_type: 'refresh_token', client_id: 'millrace-web', refresh_token: tokens.refresh_token }
  expect((await postToken(server.publicUrl, fields)).status).toBe(400)
  expect((await signIn(other)).title).toBe('Enter your code')
})

test('a weak password is refused, the reason is said, and the link stays good', async () => {
  await server.addUser(email, password)
  await askForReset()
  const link = await newestLink()
  await visitor.open(link)
  expect((await visitor.submit({ 'new-password': 'short' })).page).toContain('at least 10 characters')
  expect((await visitor.submit({ 'new-password': email })).page).toContain('your e-mail address')

  expect((await visitor.submit({ 'new-password': other })).status).toBe(200)
})

test('a disabled person gets no link, and one that was sent is worth nothing', async () => {
  const userId = await server.addUser(email, password)
  await askForReset()
  const link = await newestLink()
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [userId] })
  await askForReset()

  expect(await server.mailsTo(email)).toHaveLength(1)
  expect((await visitor.open(link)).status).toBe(404)
})

test.each(['x', 'A'.repeat(27), '%00', '..%2f..%2fetc', "'--"])('the made-up link %s leads nowhere', async (token) => {
  for (const kind of ['reset', 'invitation', 'confirmation']) {
    expect([400, 404]).toContain((await visitor.open(`/oidc/${kind}/${token}`)).status)
  }
})

test('a link of one kind is none of another', async () => {
  await server.addUser(email, password)
  await askForReset()
  const link = await newestLink()

  expect((await visitor.open(link.replace('/reset/', '/invitation/'))).status).toBe(404)
})

test('no link can be read in the database', async () => {
  await server.addUser(email, password)
  await askForReset()
  const token = (await newestLink()).split('/').at(-1) ?? ''
  const rows = await server.db.query<{ row: string }>({
    text: 'select row_to_json(l)::text as row from account_links l',
  })

  expect(JSON.stringify(rows)).not.toContain(token)
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
})

test('whoever signs up chooses a password behind the mailed link, and only then has an account', async () => {
  await visitor.open('/oidc/sign-up')
  expect((await visitor.submit({ name: 'Ada', email })).title).toBe('Look into your mail')
  const link = await newestLink()
  expect(await server.db.query({ text: 'select 1 from users where email = $1', values: [email] })).toEqual([])
  expect((await visitor.open(link)).page).toContain('value="Ada"')
  expect((await visitor.submit({ name: 'Ada L.', 'new-password': password })).title).toBe('Your account is ready')

  const one = new Visitor(server)
  await one.begin()
  const tokens = await one.tokens(await one.submit({ email, password }))
  expect(claimsOf(tokens.access_token)).toMatchObject({ email, name: 'Ada L.', realm_access: { roles: ['user'] } })
  expect((await visitor.open(link)).status).toBe(404)
})

test('signing up with an address that is taken gets the same answer, and a mail that says so', async () => {
  await visitor.open('/oidc/sign-up')
  const fresh = await visitor.submit({ name: 'Ada', email })
  const taken = `taken-${people}@example.test`
  await server.addUser(taken, password)
  await visitor.open('/oidc/sign-up')
  const seen = await visitor.submit({ name: 'Eve', email: taken.replace('taken', 'TAKEN') })

  expect(seen).toEqual(fresh)
  const mails = await server.mailsTo(taken.replace('taken', 'TAKEN'))
  expect(mails.at(-1)).toContain('Subject: You have a Millrace account already')
  expect(linkIn(mails.at(-1))).toBe('')
})

test.each([
  ['no address', { name: 'Ada', email: 'ada' }],
  ['two addresses', { name: 'Ada', email: 'a@example.test,b@example.test\r\nBcc: c@example.test' }],
  ['an address in a name', { name: 'Ada', email: 'a<ada@example.test>' }],
  ['no name', { name: ' ', email: 'new@example.test' }],
])('signing up with %s is refused', async (_name, fields) => {
  await visitor.open('/oidc/sign-up')
  expect((await visitor.submit(fields)).status).toBe(422)
})

const addAdmin = () => server.addUser(`admin-${randomUUID()}@example.test`, password, 'admin')

test('an invitation makes an account with the role that it names, once', async () => {
  const draft = { email, name: 'Ada', role: 'admin', createdBy: await addAdmin() } as const
  const invitation = await server.provider.accounts.createInvitation(server.db, draft)
  await invitation.send()
  expect(await newestLink()).toBe(invitation.url)
  await visitor.open(invitation.url)
  expect((await visitor.submit({ name: '', 'new-password': password })).status).toBe(422)
  expect((await visitor.submit({ name: 'Ada', 'new-password': password })).title).toBe('Your account is ready')

  const one = new Visitor(server)
  await one.begin()
  const tokens = await one.tokens(await one.submit({ email, password }))
  expect(claimsOf(tokens.access_token).realm_access).toEqual({ roles: ['admin'] })
  expect((await visitor.open(invitation.url)).status).toBe(404)
})

test('an invitation ends when it is taken back, when a newer one is made, and after a week', async () => {
  const { accounts } = server.provider
  const draft = { email, name: null, role: 'user', createdBy: randomUUID() } as const
  const start = { limit: 100, after: null, offset: 0, page: null, list: '' }
  const open = async () => (await accounts.listInvitations(server.db, start)).filter((one) => one.email === email)
  const first = await accounts.createInvitation(server.db, draft)
  const second = await accounts.createInvitation(server.db, draft)
  expect((await visitor.open(first.url)).status).toBe(404)
  expect((await open()).map(({ id }) => id)).toEqual([second.id])
  expect(await accounts.revokeInvitation(server.db, second.id)).toBe(true)
  expect(await accounts.revokeInvitation(server.db, second.id)).toBe(false)
  expect((await visitor.open(second.url)).status).toBe(404)

  const third = await accounts.createInvitation(server.db, draft)
  expect(await accounts.findInvitation(server.db, third.id)).toMatchObject({ email, role: 'user' })
  await age(7 * 24 * 60 + 1)
  expect((await visitor.open(third.url)).status).toBe(404)
  expect(await open()).toEqual([])
})

test('who has got the address meanwhile is told so behind the link', async () => {
  const draft = { email, name: 'Ada', role: 'admin', createdBy: await addAdmin() } as const
  const { url } = await server.provider.accounts.createInvitation(server.db, draft)
  await server.addUser(email, password)
  await visitor.open(url)
  const seen = await visitor.submit({ name: 'Ada', 'new-password': other })

  expect(seen).toMatchObject({ status: 409, title: 'You have an account already' })
  expect((await signIn(password)).back).not.toBeNull()
})

test('when no mail can be sent, whoever asks is told to try again, whether or not somebody has the address', async () => {
  const mute = await startSignInServer({ smtpUrl: 'smtp://127.0.0.1:1' })
  await mute.addUser(email, password)
  for (const address of [email, 'nobody@example.test']) {
    const one = new Visitor(mute)
    await one.open('/oidc/forgot-password')
    expect(await one.submit({ email: address })).toMatchObject({ status: 503, title: 'No mail could be sent' })
  }
  await mute.close()
})

test('without open sign-up nobody signs up', async () => {
  const closed = await startSignInServer()
  const one = new Visitor(closed)
  expect(await one.open('/oidc/sign-up')).toMatchObject({ status: 404, title: 'By invitation' })
  expect((await one.browser.submit(`${closed.publicUrl}/oidc/sign-up`, { name: 'Ada', email })).status).toBe(404)
  expect((await one.begin()).page).not.toContain('Create an account')
  await closed.close()
})
