import { decodeJwt } from 'jose'
import { refreshTokenGrant } from 'openid-client'
import { expect, inject, test } from 'vitest'
import { until } from '../crash/program.ts'
import type { Person } from './keycloak.ts'
import { addPerson, setEnabled, setRoles } from './keycloak.ts'
import { call } from './millrace.ts'
import { clientOf, signIn } from './sign-in.ts'

const { keycloak, millrace } = inject('services')
const redirectUri = `${millrace}/auth/callback`
// What is promised.
const withinMilliseconds = 5000

/** Signs somebody in; `renew` gets the next token as a program would. */
async function signedIn(person: Person) {
  const tokens = await signIn(keycloak, person, { redirectUri })
  let refreshToken = tokens.refresh_token ?? ''
  const renew = async () => {
    const next = await refreshTokenGrant(await clientOf(keycloak, 'millrace-web'), refreshToken)
    refreshToken = next.refresh_token ?? ''
    return next.access_token
  }
  return { token: tokens.access_token, renew }
}

const roleOf = async (token: string) => (await call(millrace, token, 'GET', '/v1/me')).body.role
const makes = async (token: string) => (await call(millrace, token, 'POST', '/v1/projects', { name: 'Made' })).status

/** The next second: the age of a token is told in whole seconds. */
const nextSecond = () => {
  const now = Math.floor(Date.now() / 1000)
  return until(() => Math.floor(Date.now() / 1000) > now, 2000)
}

test.each(['viewer', 'user', 'admin'] as const)('a %s of Keycloak is one here', async (role) => {
  const { token } = await signedIn(await addPerson(keycloak, { roles: [role] }))
  expect(await roleOf(token)).toBe(role)
  expect(await makes(token)).toBe(role === 'viewer' ? 403 : 201)
})

test('of several roles the highest counts', async () => {
  const { token } = await signedIn(await addPerson(keycloak, { roles: ['viewer', 'admin', 'user'] }))
  expect(await roleOf(token)).toBe('admin')
})

test('a role that is given at Keycloak is there with the next token', async () => {
  const person = await addPerson(keycloak, { roles: ['viewer'] })
  const { token, renew } = await signedIn(person)
  expect(await makes(token)).toBe(403)
  await setRoles(keycloak, person, ['user'])
  await nextSecond()
  const next = await renew()
  expect(decodeJwt(next).realm_access).toEqual({ roles: ['user'] })
  await until(async () => (await makes(next)) === 201, withinMilliseconds)
})

test('a role that is taken away is gone within five seconds of the next token, for the token before it too', async () => {
  const person = await addPerson(keycloak, { roles: ['admin', 'user'] })
  const { token, renew } = await signedIn(person)
  const readsAll = async (one: string) => (await call(millrace, one, 'GET', '/v1/users')).body.items.some(showsEmail)
  const showsEmail = ({ email }: { email?: string }) => typeof email === 'string' && email !== person.email
  expect([await makes(token), await readsAll(token)]).toEqual([201, true])
  await setRoles(keycloak, person, ['viewer'])
  await nextSecond()
  const next = await renew()
  expect(await makes(next)).toBe(403)
  await until(async () => (await makes(token)) === 403, withinMilliseconds)
  expect(await readsAll(token)).toBe(false)
})

test('who is disabled at Keycloak gets no further token', async () => {
  const person = await addPerson(keycloak, { roles: ['user'] })
  const { token, renew } = await signedIn(person)
  expect(await roleOf(token)).toBe('user')
  await setEnabled(keycloak, person, false)
  await expect(renew()).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(signIn(keycloak, person, { redirectUri })).rejects.toThrow('does not let')
})

test('who is disabled here is out within five seconds, although Keycloak goes on giving tokens', async () => {
  const { token: admin } = await signedIn(await addPerson(keycloak, { roles: ['admin'] }))
  const { token, renew } = await signedIn(await addPerson(keycloak, { roles: ['user'] }))
  const { body: me } = await call(millrace, token, 'GET', '/v1/me')
  const disabled = await call(millrace, admin, 'PATCH', `/v1/users/${me.id}`, { disabled: true })
  expect(disabled.status).toBe(200)
  await until(async () => (await call(millrace, token, 'GET', '/v1/me')).status === 401, withinMilliseconds)
  expect((await call(millrace, await renew(), 'GET', '/v1/me')).status).toBe(401)
})
