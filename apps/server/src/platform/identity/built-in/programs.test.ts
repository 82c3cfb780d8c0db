import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { audience, startSignInServer } from '../../../../testing/sign-in-server.ts'
import { claimsOf, postToken } from '../../../../testing/visitor.ts'
import type { ServiceClient } from './oidc-clients.ts'

const secret = 'kZ2m4Qy0sTn8vXb1cDf5gHj7kLp9qRw3eTz6uYi8oAs'
const programs: ServiceClient[] = []

let server: SignInServer
let userId: string

beforeAll(async () => {
  server = await startSignInServer({ programs })
  userId = await server.addUser('program@service-accounts.invalid', 'nobody will ever enter this')
  programs.push({
    clientId: 'service-0123',
    secretHash: createHash('sha256').update(secret).digest(),
    permissions: ['tasks:read', 'tasks:write'],
    userId,
    claims: { secret_version: 3 },
  })
})

afterAll(() => server.close())

const ask = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  postToken(server.publicUrl, { grant_type: 'client_credentials', ...fields }, headers)
const basic = (given = secret) => ({ authorization: `Basic ${btoa(`service-0123:${given}`)}` })
const tokenOf = async (answer: Response) => ((await answer.json()) as { access_token: string }).access_token

test('a program gets a token with its secret in the header or in the form', async () => {
  const answers = [await ask({}, basic()), await ask({ client_id: 'service-0123', client_secret: secret })]

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('the token names the program’s user and permissions, and neither a session nor a sign-in', async () => {
  const answer = (await (await ask({}, basic())).json()) as Record<string, unknown>
  const claims = claimsOf(String(answer.access_token))

  expect(claims).toMatchObject({
    sub: userId,
    aud: audience,
    azp: 'service-0123',
    client_id: 'service-0123',
    scope: 'tasks:read tasks:write',
    realm_access: { roles: ['user'] },
    secret_version: 3,
  })
  for (const name of ['sid', 'auth_time', 'acr', 'email']) expect(claims).not.toHaveProperty(name)
  expect(answer).not.toHaveProperty('refresh_token')
  expect(answer).toMatchObject({ expires_in: 300, scope: 'tasks:read tasks:write' })
})

test('the API takes the token', async () => {
  const authorization = `Bearer ${await tokenOf(await ask({}, basic()))}`
  const answer = await fetch(`${server.publicUrl}/whoami`, { headers: { authorization } })

  expect(await answer.json()).toMatchObject({ userId, permissions: ['tasks:read', 'tasks:write'] })
})

test('a program may ask for less and never gets more', async () => {
  expect(claimsOf(await tokenOf(await ask({ scope: 'tasks:read users:admin' }, basic()))).scope).toBe('tasks:read')
  for (const scope of ['users:admin', 'openid', 'tasks']) {
    const answer = await ask({ scope }, basic())
    expect({ scope, status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
      status: 400,
      error: 'invalid_scope',
    })
  }
})

test.each([
  ['a wrong secret', () => ask({}, basic('wrong'))],
  ['the hash of the secret', () => ask({}, basic(programs[0]?.secretHash.toString('base64url')))],
  ['no secret', () => ask({ client_id: 'service-0123' })],
  ['an unknown client', () => ask({ client_id: 'service-4567', client_secret: secret })],
  ['a client without a secret', () => ask({ client_id: 'millrace-web' })],
  ['a null character', () => ask({ client_id: 'service\u0000', client_secret: secret })],
])('%s gets nothing', async (_name, attempt) => {
  expect([400, 401]).toContain((await attempt()).status)
})

test('a program signs no person in', async () => {
  for (const fields of [
    { grant_type: 'password', username: 'a', password: 'b' },
    { grant_type: 'refresh_token', refresh_token: 'x' },
    { grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' },
  ]) {
    expect((await postToken(server.publicUrl, fields, basic())).status).toBe(400)
  }
  const query = new URLSearchParams({
    client_id: 'service-0123',
    response_type: 'code',
    redirect_uri: 'https://a.test',
  })
  expect((await fetch(`${server.publicUrl}/oidc/auth?${query}`, { redirect: 'manual' })).status).toBe(400)
})

test('a new secret ends the old one', async () => {
  const [program] = programs
  if (!program) throw new Error('There is no program')
  programs[0] = { ...program, secretHash: createHash('sha256').update('another').digest() }
  expect((await ask({}, basic())).status).toBe(401)
  expect((await ask({}, basic('another'))).status).toBe(200)
  programs[0] = program
})

test('with its user disabled a program gets nothing', async () => {
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [userId] })
  expect((await ask({}, basic())).status).toBe(400)
  await server.db.query({ text: 'update users set disabled_at = null where id = $1', values: [userId] })
})
