import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Person } from './keycloak.ts'
import { addPerson } from './keycloak.ts'
import { call } from './millrace.ts'
import type { MillraceOnKeycloak } from './millrace-in-process.ts'
import { openOnKeycloak } from './millrace-in-process.ts'
import { keycloakScript } from './set-up.ts'
import { signIn } from './sign-in.ts'
import type { SigningKey } from './signing-keys.ts'
import { addSigningKey, changeSigningKey, removeSigningKey } from './signing-keys.ts'

const { keycloak, millrace } = inject('services')
// On a busy machine Keycloak takes its time to start again.
const timeout = 200_000
const redirectUri = `${millrace}/auth/callback`
const added: SigningKey[] = []
let here: MillraceOnKeycloak
let person: Person

beforeAll(async () => {
  person = await addPerson(keycloak, { roles: ['user'] })
  here = await openOnKeycloak(keycloak)
})
afterAll(async () => {
  await here.close()
  for (const key of added) await removeSigningKey(keycloak, key)
})

const newToken = async () => (await signIn(keycloak, person, { redirectUri })).access_token
const statusOf = async (token: string) => (await call(millrace, token, 'GET', '/v1/me')).status
const kidOf = (token: string) => decodeProtectedHeader(token).kid

async function rotate(priority: number): Promise<SigningKey> {
  const key = await addSigningKey(keycloak, priority)
  added.push(key)
  return key
}

test('a key that Keycloak takes new is known with its first token, and the one before it still counts', async () => {
  const [used, unused] = [await newToken(), await newToken()]
  expect(await here.status(used, 'GET', '/v1/me')).toBe(200)
  const key = await rotate(200)
  const next = await newToken()
  expect(kidOf(next)).not.toBe(kidOf(used))
  // Keys are looked for once in half a minute, whoever asks.
  here.server.clock.advance(30_000)
  expect(await here.status(next, 'GET', '/v1/me')).toBe(200)
  expect(await here.status(unused, 'GET', '/v1/me')).toBe(200)
  await changeSigningKey(keycloak, key, 'passive')
  const back = await newToken()
  expect(kidOf(back)).toBe(kidOf(used))
  here.server.clock.advance(61_000)
  for (const token of [next, back]) expect(await here.status(token, 'GET', '/v1/me')).toBe(200)
})

test('what a disabled key has signed is refused once the keys are fetched again', async () => {
  const millrace = await openOnKeycloak(keycloak)
  const { clock } = millrace.server
  const key = await rotate(300)
  const tokens = [await newToken(), await newToken(), await newToken()]
  const [seen = '', unseen = '', early = ''] = tokens
  // As if the keys had been fetched ten minutes ago, save for three seconds: the token itself is then of the future.
  clock.set(new Date(Date.now() - 597_000))
  expect(await millrace.status(early, 'GET', '/v1/me')).toBe(401)
  clock.set(new Date())
  expect(await millrace.status(seen, 'GET', '/v1/me')).toBe(200)
  await changeSigningKey(keycloak, key, 'disabled')
  clock.advance(5000)
  expect(await millrace.status(unseen, 'GET', '/v1/me')).toBe(401)
  // What was verified is not looked at again for a minute.
  clock.advance(60_000)
  expect(await millrace.status(seen, 'GET', '/v1/me')).toBe(401)
  expect(await millrace.status(await newToken(), 'GET', '/v1/me')).toBe(200)
  await millrace.close()
})

test('while Keycloak is away its tokens go on being taken, and who never had its keys says so', {
  timeout,
}, async () => {
  const [known, unseen] = [await newToken(), await newToken()]
  expect(await statusOf(known)).toBe(200)
  const late = await openOnKeycloak(keycloak)
  const { dataDir, port } = keycloak
  await keycloakScript('stop', '--data-dir', dataDir)
  try {
    expect([await statusOf(known), await statusOf(unseen)]).toEqual([200, 200])
    expect(await late.status(unseen, 'GET', '/v1/me')).toBe(503)
    const { status } = await fetch(`${millrace}/health/ready`)
    expect(status).toBe(200)
  } finally {
    await keycloakScript('start', '--data-dir', dataDir, '--port', String(port))
  }
  const after = await newToken()
  expect([await statusOf(after), await late.status(after, 'GET', '/v1/me')]).toEqual([200, 200])
  await late.close()
})
