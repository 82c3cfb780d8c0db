import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import { claimsOf, codeNow, codesOn, keyOn, postToken, Visitor } from '../../../../testing/visitor.ts'

const password = 'correct horse battery staple'
const other = 'a stable full of batteries'

let server: SignInServer
let email: string
let userId: string
let visitor: Visitor
let people = 0

beforeAll(async () => {
  server = await startSignInServer()
})

afterAll(() => server.close())

beforeEach(async () => {
  people += 1
  email = `ada-${people}@example.test`
  userId = await server.addUser(email, password)
  visitor = new Visitor(server)
})

/** Opens the page of the account, signing in on the way. */
async function openAccount() {
  await visitor.open('/oidc/account')
  return visitor.submit({ email, password })
}

const refresh = async (token: string) => {
  const fields = { grant_type: 'refresh_token', client_id: 'millrace-web', refresh_token: token }
  return (await postToken(server.publicUrl, fields)).status
}

const letCodesBeUsed = () =>
  server.db.query({ text: 'update second_factors set last_step = last_step - 10 where user_id = $1', values: [userId] })

async function signIn(given = password) {
  const one = new Visitor(server)
  await one.begin()
  const back = await one.submit({ email, password: given })
  return { one, back, tokens: back.back ? await one.tokens(back) : null }
}

test('the page asks for a sign-in, and for a new one when that is long ago', async () => {
  const page = await openAccount()
  expect(page.title).toBe('Your account')
  expect(page.page).toContain(email)
  await server.db.query({
    text: `update oidc_payloads set payload = jsonb_set(payload::jsonb, '{loginTs}', to_jsonb((payload ->> 'loginTs')::int - 1000))::json
      where account_id = $1 and model = 'Session'`,
    values: [userId],
  })

  expect((await visitor.open('/oidc/account')).title).toBe('Sign in')
})

test('the page runs no script, cannot be framed, and every field has its label', async () => {
  const { page } = await openAccount()

  expect(page).not.toMatch(/<script|<style| style=| on\w+=/)
  for (const [, id] of page.matchAll(/<input id="([\w-]+)"/g)) expect(page).toContain(`<label for="${id}">`)
  for (const autocomplete of ['current-password', 'new-password']) expect(page).toContain(`"${autocomplete}"`)
})

test.each(['password', 'second-factor', 'sign-out'])(
  'a form for %s that was sent from elsewhere is refused',
  async (to) => {
    await openAccount()
    const url = `${server.publicUrl}/oidc/account/${to}`
    expect((await visitor.browser.submit(url, {}, 'https://evil.test')).status).toBe(403)
  },
)

test('a new password needs the present one, and has to be a good one', async () => {
  await openAccount()
  const wrong = await visitor.submit({ password: 'wrong', 'new-password': other }, '/password')
  expect(wrong).toMatchObject({ status: 422, page: expect.stringContaining('present password is not right') })
  const weak = await visitor.submit({ password, 'new-password': 'password123' }, '/password')
  expect(weak).toMatchObject({ status: 422, page: expect.stringContaining('first that attackers try') })

  expect((await signIn()).tokens).not.toBeNull()
})

test('a new password ends every other sign-in and leaves the person signed in here', async () => {
  const elsewhere = await signIn()
  await openAccount()
  const tokens = await visitor.tokens(await visitor.begin())
  await visitor.open('/oidc/account')
  const done = await visitor.submit({ password, 'new-password': other }, '/password')
  expect(done.page).toContain('Your password is changed')

  expect((await elsewhere.one.begin()).title).toBe('Sign in')
  expect(await refresh(elsewhere.tokens?.refresh_token ?? '')).toBe(400)
  expect(await refresh(tokens.refresh_token)).toBe(400)
  expect((await visitor.begin()).back?.searchParams.get('code')).toBeTruthy()
  expect((await signIn()).tokens).toBeNull()
  expect((await signIn(other)).tokens).not.toBeNull()
  expect((await server.mailsTo(email)).at(-1)).toContain('Subject: Your Millrace password was changed')
})

test('a factor is set up here, asked for at the next sign-in, and removed by a code', async () => {
  await openAccount()
  const offered = await visitor.open('/oidc/account/second-factor')
  const key = keyOn(offered)
  expect((await visitor.submit({ code: '000000', password })).status).toBe(422)
  // Whoever finds the browser open does not know the password.
  expect((await visitor.submit({ code: codeNow(key) })).status).toBe(422)
  expect(codesOn(await visitor.submit({ code: codeNow(key), password }))).toHaveLength(10)
  expect((await signIn()).back.title).toBe('Enter your code')
  await letCodesBeUsed()

  await visitor.open('/oidc/account')
  expect((await visitor.submit({ code: '000000', change: 'remove' }, '/second-factor')).status).toBe(422)
  const removed = await visitor.submit({ code: codeNow(key), change: 'remove' }, '/second-factor')
  expect(removed.page).toContain('Your second factor is removed')
  expect((await signIn()).tokens).not.toBeNull()
})

test('new recovery codes need a code, and end the old ones', async () => {
  const { factors } = server.provider.parts
  const { key, sealed } = factors.offer(userId, email)
  const [old = ''] = (await factors.enrol(userId, sealed, codeNow(key.replaceAll(' ', '')))) ?? []
  await openAccount()
  await visitor.submit({ code: codeNow(key.replaceAll(' ', ''), 1) })
  const [renewed = ''] = codesOn(await visitor.submit({ code: old, change: 'renew' }, '/second-factor'))

  expect(await factors.check(userId, old)).toBe(false)
  expect(await factors.check(userId, renewed)).toBe(true)
})

test('signing out everywhere ends sessions, refresh tokens and codes that nobody has fetched yet', async () => {
  const elsewhere = await signIn()
  const waiting = new Visitor(server)
  await waiting.begin()
  const back = await waiting.submit({ email, password })
  await openAccount()
  expect((await visitor.submit({}, '/sign-out')).title).toBe('Signed out everywhere')

  expect((await elsewhere.one.begin()).title).toBe('Sign in')
  expect(await refresh(elsewhere.tokens?.refresh_token ?? '')).toBe(400)
  expect((await waiting.exchange(back.back)).status).toBe(400)
  expect((await visitor.open('/oidc/account')).title).toBe('Sign in')
})

test('a sign-in that has got as far as the password ends as well', async () => {
  const { factors } = server.provider.parts
  const { key, sealed } = factors.offer(userId, email)
  await factors.enrol(userId, sealed, codeNow(key.replaceAll(' ', '')))
  await visitor.begin()
  expect((await visitor.submit({ email, password })).title).toBe('Enter your code')
  await server.provider.accounts.endSessionsOf(userId)
  // As if a second had passed between.
  await server.db.query({
    text: `update users set sessions_ended_at = sessions_ended_at + interval '1 second' where id = $1`,
    values: [userId],
  })

  expect((await visitor.submit({ code: codeNow(key.replaceAll(' ', ''), 1) })).title).toBe('Sign in')
})

test('whoever has to know is told at once, and other people stay signed in', async () => {
  const told: string[] = []
  server.provider.sessions.onEnd(async (id) => void told.push(id))
  const { one } = await signIn()
  const bystander = await server.addUser(`bob-${people}@example.test`, password)
  await server.provider.accounts.endSessionsOf(bystander)

  expect(told).toEqual([bystander])
  expect((await one.begin()).back?.searchParams.get('code')).toBeTruthy()
})

test('clients are told of a sign-out with a logout token that names the session', async () => {
  const received: string[] = []
  const client = createServer((request, response) => {
    let body = ''
    request.on('data', (bytes) => {
      body += bytes
    })
    request.on('end', () => {
      received.push(`${request.url} ${body}`)
      response.end()
    })
  })
  await new Promise<void>((resolve) => client.listen(0, '127.0.0.1', resolve))
  const { port } = client.address() as AddressInfo
  const web = await startSignInServer({ backchannelLogoutUri: `http://127.0.0.1:${port}/auth/backchannel-logout` })
  const id = await web.addUser(email, password)
  const one = new Visitor(web)
  await one.begin()
  const tokens = await one.tokens(await one.submit({ email, password }))
  await web.provider.accounts.endSessionsOf(id)
  await web.close()
  await new Promise((resolve) => client.close(resolve))

  const token = /^\/auth\/backchannel-logout logout_token=(.+)$/.exec(received[0] ?? '')?.[1] ?? ''
  expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
    typ: 'logout+jwt',
  })
  expect(claimsOf(token)).toMatchObject({
    iss: `${web.publicUrl}/oidc`,
    aud: 'millrace-web',
    sub: id,
    sid: claimsOf(tokens.access_token).sid,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
})
