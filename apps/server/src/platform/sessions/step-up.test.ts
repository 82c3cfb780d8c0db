import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { authorize as authorizeAs, comeBack, sessionCookie, signInAs } from '../../../testing/issuer-sign-in.ts'
import type { IssuerPerson } from '../../../testing/session-issuer.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'

const ada = { subject: 'ada', email: 'ada@example.com' }
const bob = { subject: 'bob', email: 'bob@example.com' }

let issuer: SessionIssuer
let server: SessionServer

beforeAll(async () => {
  issuer = await new SessionIssuer().start()
  server = await startSessionServer({ OIDC_ISSUER: issuer.url })
})
afterAll(async () => {
  await server.close()
  await issuer.close()
})

const authorize = (browser: Browser, query: string, person: IssuerPerson) =>
  authorizeAs(server, issuer, browser, person, query)

const whoIs = async (browser: Browser) => (await callAs(browser, server, '/v1/me')).body.email

const locationOf = async (browser: Browser, query: string) =>
  (await browser.open(`${server.publicUrl}/auth/login${query}`)).headers.get('location') ?? ''

test('a step-up asks for a second factor, and gives the session one', async () => {
  const browser = (await signInAs(server, issuer, ada)).browser
  const before = browser.cookie(sessionCookie)
  const start = new URL(await locationOf(browser, '?stepUp=1'))
  expect(start.searchParams.get('acr_values')).toBe('mfa')
  expect(start.searchParams.get('max_age')).toBeNull()
  await comeBack(browser, await authorize(browser, '?stepUp=1', { ...ada, acr: 'mfa' }))

  expect(browser.cookie(sessionCookie)).not.toBe(before)
  const { secondFactorAt } = (await callAs(browser, server, '/v1/me')).body.session
  expect(Date.now() - Date.parse(secondFactorAt)).toBeLessThan(5000)
})

test('a step-up from which somebody else comes back changes nothing', async () => {
  const browser = (await signInAs(server, issuer, ada)).browser
  const before = browser.cookie(sessionCookie)
  const page = await comeBack(browser, await authorize(browser, '?stepUp=1', { ...bob, acr: 'mfa' }))

  expect(page.status).toBe(403)
  expect(await page.text()).toContain('Not the same person')
  expect(browser.cookie(sessionCookie)).toBe(before)
  expect(await whoIs(browser)).toBe(ada.email)
})

test.each([
  ['no second factor', { acr: 'pwd' as const }],
  ['an old one', { acr: 'mfa' as const, authTime: Math.floor(Date.now() / 1000) - 400 }],
])('a step-up that brings %s does not count', async (_name, brought) => {
  const browser = (await signInAs(server, issuer, ada)).browser
  const page = await comeBack(browser, await authorize(browser, '?stepUp=1', { ...ada, ...brought }))

  expect(page.status).toBe(403)
  expect((await callAs(browser, server, '/v1/me')).body.session.secondFactorAt).toBeNull()
})
