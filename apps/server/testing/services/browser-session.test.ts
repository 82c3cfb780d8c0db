import { beforeEach, expect, inject, test } from 'vitest'
import { Browser } from '../browser.ts'
import { until } from '../crash/program.ts'
import type { Person } from './keycloak.ts'
import { addPerson, admin, setEnabled } from './keycloak.ts'
import { fillIn } from './sign-in.ts'

const { keycloak, millrace } = inject('services')
let person: Person
let browser: Browser

const newBrowser = () =>
  new Browser(keycloak.address, ({ origin }) => origin === keycloak.address || origin === millrace)

beforeEach(async () => {
  person = await addPerson(keycloak, { roles: ['user'], totp: true })
  browser = newBrowser()
})

/** Signs in as a person would: by going to Millrace, which sends them to Keycloak and takes them back. */
async function signInAt(path: string, one = browser): Promise<Response> {
  return fillIn(one, await one.open(millrace + path), person)
}

const meOf = async (one = browser) => one.open(`${millrace}/v1/me`)
const statusOf = async (one = browser) => {
  const answer = await meOf(one)
  await answer.arrayBuffer()
  return answer.status
}

function send(method: string, path: string, body?: object): Promise<Response> {
  const headers = { origin: millrace, 'x-requested-by': 'millrace' }
  if (!body) return browser.open(millrace + path, { method, headers })
  return browser.open(millrace + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

test('a person signs in at Keycloak and comes back to where they were', async () => {
  expect(await statusOf()).toBe(401)
  const end = await signInAt('/auth/login?returnTo=/v1/me')
  expect([end.url, end.status]).toEqual([`${millrace}/v1/me`, 200])
  expect(await end.json()).toMatchObject({ email: person.email, role: 'user' })
})

test('deleting a project sends them through a second factor, and then works', async () => {
  await signInAt('/auth/login?returnTo=/v1/me')
  const { id } = (await (await send('POST', '/v1/projects', { name: 'To be deleted' })).json()) as { id: string }
  const refused = await send('DELETE', `/v1/projects/${id}`)
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('error="insufficient_user_authentication"'),
  ])
  const asked = await browser.open(`${millrace}/auth/login?stepUp=1&returnTo=/v1/projects/${id}`)
  const form = await asked.clone().text()
  expect([form.includes('name="otp"'), form.includes('name="password"')]).toEqual([true, false])
  const back = await fillIn(browser, asked, person)
  expect([back.url, back.status]).toEqual([`${millrace}/v1/projects/${id}`, 200])
  expect((await send('DELETE', `/v1/projects/${id}`)).status).toBe(204)
})

test('when Keycloak ends the sign-in, the browser is signed out here too', async () => {
  await signInAt('/auth/login?returnTo=/v1/me')
  expect(await statusOf()).toBe(200)
  await admin(keycloak, 'POST', `/users/${person.id}/logout`)
  await until(async () => (await statusOf()) === 401, 5000)
})

test('who signs out here is signed out at Keycloak', async () => {
  await signInAt('/auth/login?returnTo=/v1/me')
  const { location } = (await (await send('POST', '/auth/logout')).json()) as { location: string }
  expect(location).toContain(keycloak.issuer)
  await browser.open(location)
  expect(await statusOf()).toBe(401)
  const page = await browser.open(`${millrace}/auth/login?returnTo=/v1/me`)
  expect(await page.text()).toContain('name="password"')
})

test('“sign out everywhere” ends the other browsers as well', async () => {
  const other = newBrowser()
  await signInAt('/auth/login?returnTo=/v1/me')
  await signInAt('/auth/login?returnTo=/v1/me', other)
  expect(await statusOf(other)).toBe(200)
  const ended = await send('DELETE', '/v1/me/sessions')
  expect(ended.status).toBeLessThan(300)
  await until(async () => (await statusOf(other)) === 401, 5000)
})

test('who is disabled at Keycloak does not get through the second factor any more', async () => {
  await signInAt('/auth/login?returnTo=/v1/me')
  await setEnabled(keycloak, person, false)
  const asked = await browser.open(`${millrace}/auth/login?stepUp=1&returnTo=/v1/me`)
  await expect(fillIn(browser, asked, person)).rejects.toThrow('does not let')
})
