import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { sessionCookie } from '../../../testing/issuer-sign-in.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'

const password = 'correct horse battery staple'
const email = 'ada@example.com'

let server: SessionServer
let ada: string

beforeAll(async () => {
  server = await startSessionServer()
  ada = await server.addPerson(email, password)
})
afterAll(() => server.close())

/** Fills in the provider's page; where the browser ends up. */
async function signIn(browser: Browser, person = email, returnTo = '/v1/me'): Promise<Response> {
  const page = await (await browser.open(`${server.publicUrl}/auth/login?returnTo=${returnTo}`)).text()
  const action = /action="([^"]+)"/.exec(page)?.[1]
  expect(action, page).toBeDefined()
  return browser.submit(server.publicUrl + action, { email: person, password })
}

async function signedIn(person = email): Promise<Browser> {
  const browser = server.browser()
  expect((await signIn(browser, person)).status).toBe(200)
  return browser
}

const statusOf = async (browser: Browser) => (await callAs(browser, server, '/v1/me')).status

test('a person signs in on the pages of the built-in provider and is sent to where they wanted to go', async () => {
  const browser = server.browser()
  const arrived = await signIn(browser)

  expect(await arrived.json()).toMatchObject({ id: ada, email, session: { secondFactorAt: null } })
})

test('one who is signed in at the provider needs no password for the next session', async () => {
  const browser = await signedIn()
  const before = browser.cookie(sessionCookie)
  const again = await browser.open(`${server.publicUrl}/auth/login?returnTo=/v1/me`)

  expect(again.status).toBe(200)
  expect(browser.cookie(sessionCookie)).not.toBe(before)
  await server.expireAccess()
  expect(await statusOf(browser)).toBe(200)
})

test('many tabs at once, in two processes, spend the refresh token once', async () => {
  const browser = await signedIn()
  const { address } = await server.another()
  const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }
  for (let round = 0; round < 3; round += 1) {
    await server.expireAccess()
    const asked = Array.from({ length: 12 }, (_, index) =>
      fetch(`${index % 2 === 0 ? server.publicUrl : address}/v1/me`, { headers }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200]))
  }
})

test('two people do not mix', async () => {
  const other = 'bob@example.com'
  const bob = await server.addPerson(other, password)
  const browsers = [server.browser(), server.browser(), server.browser(), server.browser()]
  const arrived = await Promise.all(browsers.map((browser, at) => signIn(browser, at % 2 === 0 ? email : other)))
  const ids = await Promise.all(arrived.map(async (answer) => ((await answer.json()) as { id: string }).id))

  expect(ids).toEqual([ada, bob, ada, bob])
})

test('a person who is disabled is out within five seconds, with every browser', async () => {
  const person = 'carl@example.com'
  const id = await server.addPerson(person, password)
  const browsers = [await signedIn(person), await signedIn(person)]
  await server.ctx.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [id] })

  for (const browser of browsers) await expect.poll(() => statusOf(browser), { timeout: 5500 }).toBe(401)
})

test('signing out leads to the provider, which asks whether to sign out there as well', async () => {
  const browser = await signedIn()
  const { body } = await callAs(browser, server, '/auth/logout', { method: 'POST' })
  expect(await statusOf(browser)).toBe(401)
  const page = await browser.open(body.location)

  expect(page.status).toBe(200)
  expect(body.location).toContain(`${server.publicUrl}/oidc/session/end?`)
})

test('signing out everywhere also ends what would sign a browser in again without a password', async () => {
  const person = 'dora@example.com'
  await server.addPerson(person, password)
  const [one, other] = [await signedIn(person), await signedIn(person)]
  expect((await callAs(one, server, '/v1/me/sessions', { method: 'DELETE' })).status).toBe(204)

  for (const browser of [one, other]) {
    expect(await statusOf(browser)).toBe(401)
    const page = await (await browser.open(`${server.publicUrl}/auth/login`)).text()
    expect(page).toContain('name="password"')
  }
})

test('however many are signed in, renewing their sessions meets no limit of the provider', async () => {
  const calls = await Promise.all(
    Array.from({ length: 320 }, () => fetch(`${server.publicUrl}/oidc/token`, { method: 'POST' })),
  )
  expect(calls.map(({ status }) => status)).toContain(429)
  const browser = await signedIn()
  await server.expireAccess()
  expect(await statusOf(browser)).toBe(200)
})
