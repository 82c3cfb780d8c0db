import { decodeJwt } from 'jose'
import { clientCredentialsGrant, refreshTokenGrant } from 'openid-client'
import { beforeAll, expect, inject, test } from 'vitest'
import { until } from '../crash/program.ts'
import type { Person } from './keycloak.ts'
import { addPerson } from './keycloak.ts'
import { call } from './millrace.ts'
import { openOnKeycloak } from './millrace-in-process.ts'
import { browserAt, clientOf, signIn } from './sign-in.ts'

const { keycloak, millrace } = inject('services')
const redirectUri = `${millrace}/auth/callback`
const challenge =
  'Bearer error="insufficient_user_authentication", error_description="A recent second factor is needed", ' +
  'acr_values="mfa", max_age="300"'
let ada: Person

beforeAll(async () => {
  ada = await addPerson(keycloak, { roles: ['user'], totp: true })
})

async function newProject(token: string): Promise<string> {
  const made = await call(millrace, token, 'POST', '/v1/projects', { name: 'To be deleted' })
  expect(made.status).toBe(201)
  return `/v1/projects/${made.body.id}`
}

test('deleting a project asks for a second factor, and goes on with the token that the step brings', async () => {
  const browser = browserAt(keycloak)
  const { access_token: weak } = await signIn(keycloak, ada, { redirectUri, browser })
  const project = await newProject(weak)
  const refused = await call(millrace, weak, 'DELETE', project)
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, challenge])
  expect(refused.body.code).toBe('second-factor-required')
  expect((await call(millrace, weak, 'GET', project)).status).toBe(200)
  // The password is not asked for again.
  const asked = { redirectUri, browser, acr: 'mfa' }
  const { access_token: strong } = await signIn(keycloak, { ...ada, password: 'forgotten' }, asked)
  expect(decodeJwt(strong)).toMatchObject({ acr: 'mfa', sid: decodeJwt(weak).sid })
  expect((await call(millrace, strong, 'DELETE', project)).status).toBe(204)
  expect((await call(millrace, weak, 'DELETE', project)).status).not.toBe(204)
})

test('a second factor counts for five minutes, and a renewed token does not make it younger', async () => {
  const here = await openOnKeycloak(keycloak)
  const tokens = await signIn(keycloak, ada, { redirectUri, acr: 'mfa' })
  const shownAt = Number(decodeJwt(tokens.access_token).auth_time)
  await until(() => Date.now() / 1000 > shownAt + 3, 5000)
  const next = await refreshTokenGrant(await clientOf(keycloak, 'millrace-web'), tokens.refresh_token ?? '')
  const token = next.access_token
  expect(decodeJwt(token)).toMatchObject({ acr: 'mfa', auth_time: shownAt })
  const [young, old] = [await here.newProject(token), await here.newProject(token)]
  here.server.clock.set(new Date((shownAt + 299) * 1000))
  expect(await here.status(token, 'DELETE', young)).toBe(204)
  here.server.clock.set(new Date((shownAt + 301) * 1000))
  // The token itself is still good.
  expect(await here.status(token, 'GET', old)).toBe(200)
  expect(await here.status(token, 'DELETE', old)).toBe(401)
  await here.close()
})

test('a program’s token has an acr and no second factor', async () => {
  const { access_token: token } = await clientCredentialsGrant(await clientOf(keycloak, 'millrace-worker'))
  const project = await newProject(token)
  const refused = await call(millrace, token, 'DELETE', project)
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, challenge])
})
