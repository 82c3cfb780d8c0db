import { decodeJwt, decodeProtectedHeader } from 'jose'
import { clientCredentialsGrant } from 'openid-client'
import { beforeAll, expect, inject, test } from 'vitest'
import { call } from './millrace.ts'
import { clientOf } from './sign-in.ts'

const { keycloak, millrace } = inject('services')
let token: string

beforeAll(async () => {
  token = (await clientCredentialsGrant(await clientOf(keycloak, 'millrace-worker'))).access_token
})

test('a program’s token has no time of a sign-in, so that its acr proves nothing', () => {
  expect(decodeProtectedHeader(token).typ).toBe('at+jwt')
  const claims = decodeJwt(token)
  expect(claims).toMatchObject({ aud: 'millrace-api', azp: 'millrace-worker', realm_access: { roles: ['user'] } })
  expect([claims.auth_time, claims.sid]).toEqual([undefined, undefined])
})

test('a program of Keycloak calls the API with a token of its own', async () => {
  const made = await call(millrace, token, 'POST', '/v1/projects', { name: 'Of a program' })
  expect(made.status).toBe(201)
  expect((await call(millrace, token, 'GET', `/v1/projects/${made.body.id}`)).status).toBe(200)
})

test('a program finds the issuer by asking the API', async () => {
  const resource = await (await fetch(`${millrace}/.well-known/oauth-protected-resource`)).json()
  expect(resource).toMatchObject({ resource: millrace, authorization_servers: [keycloak.issuer] })
})
