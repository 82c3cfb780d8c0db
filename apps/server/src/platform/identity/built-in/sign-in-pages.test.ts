import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../../../../testing/browser.ts'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'

const email = 'ada@example.test'
const password = 'correct horse battery staple'

let server: SignInServer
let publicUrl: string

beforeAll(async () => {
  server = await startSignInServer()
  publicUrl = server.publicUrl
  await server.addUser(email, password)
})

afterAll(() => server.close())

async function begin(parameters: Record<string, string> = {}, browser = new Browser(publicUrl)) {
  const query = new URLSearchParams({
    client_id: 'millrace-web',
    response_type: 'code',
    redirect_uri: `${publicUrl}/auth/callback`,
    scope: 'openid',
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  })
  const arrived = await browser.open(`${publicUrl}/oidc/auth?${query}`)
  const page = await arrived.text()
  return { browser, arrived, page, formUrl: publicUrl + /action="([^"]+)"/.exec(page)?.[1] }
}

test('the right password leads back to the client', async () => {
  const { browser, formUrl } = await begin()
  const back = await browser.submit(formUrl, { email: ` ${email} `, password })

  expect(back.status).toBe(303)
  expect(back.headers.get('location')).toMatch(/\/auth\/callback\?code=/)
})

test('a wrong password, an unknown person and a disabled one get the same page', async () => {
  const disabled = await server.addUser('disabled@example.test', password)
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [disabled] })
  const { browser, formUrl } = await begin()
  const pages: string[] = []
  for (const given of [email, 'nobody@example.test', 'disabled@example.test']) {
    const answer = await browser.submit(formUrl, { email: given, password: given === email ? 'wrong' : password })
    expect(answer.status).toBe(422)
    pages.push((await answer.text()).replaceAll(given, '…'))
  }

  expect(pages[0]).toContain('role="alert"')
  expect(new Set(pages).size).toBe(1)
})

test('after a mistake the same page still signs in', async () => {
  const { browser, formUrl } = await begin()
  await browser.submit(formUrl, { email, password: 'wrong' })

  expect((await browser.submit(formUrl, { email, password })).status).toBe(303)
})

test('the page runs no script, cannot be framed and escapes what it is given', async () => {
  const { arrived, page } = await begin({ login_hint: '"><script>alert(1)</script>' })

  expect(page).not.toMatch(/<script|<style| style=| on\w+=/)
  expect(arrived.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(arrived.headers.get('content-security-policy')).toContain(`form-action 'self' ${publicUrl}`)
  expect(arrived.headers.get('cache-control')).toBe('no-store')
})

test('every field has its label, and the style sheet exists', async () => {
  const { page } = await begin()
  for (const [, id] of page.matchAll(/<input id="(\w+)"/g)) expect(page).toContain(`<label for="${id}">`)

  const style = await fetch(publicUrl + /href="([^"]+)"/.exec(page)?.[1])
  expect(style.headers.get('content-type')).toContain('text/css')
  expect(await style.text()).toContain('color-scheme: light dark')
})

test.each(['https://evil.test', 'null', null])('a form sent from %s is refused', async (origin) => {
  const { browser, formUrl } = await begin()

  expect((await browser.submit(formUrl, { email, password }, origin)).status).toBe(403)
})

test('another browser cannot go on with a sign-in, nor anyone after its end', async () => {
  const { browser, formUrl } = await begin()
  const stranger = await new Browser(publicUrl).submit(formUrl, { email, password })
  expect(stranger.status).toBe(400)
  expect(await stranger.text()).toContain('This sign-in is over')

  await browser.submit(formUrl, { email, password })
  expect((await browser.submit(formUrl, { email, password })).status).toBe(400)
  expect((await browser.open(formUrl)).status).toBe(400)
})

test('a form that is too large is refused', async () => {
  const { browser, formUrl } = await begin()

  expect((await browser.submit(formUrl, { email, password: 'x'.repeat(9000) })).status).toBe(413)
})

test('an address that sends the form too often has to wait', async () => {
  const send = () =>
    server.app.inject({
      method: 'POST',
      url: '/oidc/interaction/none',
      remoteAddress: '192.0.2.7',
      headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=a&password=b',
    })
  for (let tries = 0; tries < 60; tries += 1) expect((await send()).statusCode).toBe(400)
  const refused = await send()

  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

test('an address that begins too often has to wait', async () => {
  const send = () => server.app.inject({ url: '/oidc/auth', remoteAddress: '192.0.2.8' })
  for (let starts = 0; starts < 120; starts += 1) expect((await send()).statusCode).toBe(400)

  expect((await send()).statusCode).toBe(429)
})

test.each(['token', 'token/revocation'])('an address that calls %s too often has to wait', async (endpoint) => {
  const remoteAddress = `2001:db8::${endpoint.length}:0:0:0:1`
  const send = () =>
    server.app.inject({
      method: 'POST',
      url: `/oidc/${endpoint}`,
      remoteAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
  for (let calls = 0; calls < 300; calls += 1) expect((await send()).statusCode).toBe(400)
  const refused = await send()

  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ error: 'temporarily_unavailable' })
})

test('signing out is asked for once more and ends the session', async () => {
  const { browser, formUrl } = await begin()
  await browser.submit(formUrl, { email, password })
  const back = `${publicUrl}/callback`
  expect((await browser.open(`${publicUrl}/oidc/session/end?post_logout_redirect_uri=${back}`)).status).toBe(200)
  const page = await (await browser.open(`${publicUrl}/oidc/session/end`)).text()
  expect(page).toContain('Sign out?')
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

  const forged = await browser.submit(`${publicUrl}/oidc/session/end/confirm`, { xsrf: 'forged', logout: 'yes' })
  expect(forged.status).toBe(400)
  const done = await browser.submit(`${publicUrl}/oidc/session/end/confirm`, { xsrf, logout: 'yes' })
  expect(await done.text()).toContain('Signed out')
  expect((await begin({}, browser)).page).toContain('<h1>Sign in</h1>')
})

test('expired state is not found and goes away by itself', async () => {
  const { browser, formUrl } = await begin()
  expect((await browser.open(formUrl)).status).toBe(200)
  await server.db.query({ text: `update oidc_payloads set expires_at = now() - interval '1 second'` })
  expect((await browser.open(formUrl)).status).toBe(400)

  for (let round = 0; round < 5; round += 1) await begin()
  const [row] = await server.db.query<{ expired: string }>({
    text: 'select count(*) as expired from oidc_payloads where expires_at < now()',
  })
  expect(row?.expired).toBe('0')
})
