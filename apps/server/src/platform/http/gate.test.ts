import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { Type } from 'typebox'
import { beforeEach, expect, test } from 'vitest'
import { openTestSessions } from '../../../testing/test-sessions.ts'
import type { Query } from '../database/query.ts'
import { openAuthenticator } from '../identity/authenticator.ts'
import { newPersonalAccessToken } from '../identity/personal-access-token.ts'
import { Cursors } from '../paging/cursor.ts'
import { ok } from './answer.ts'
import { RequestLog } from './request-log.ts'
import { route } from './route.ts'
import type { HttpServer } from './server.ts'
import { buildServer } from './server.ts'

const perAddress = 5
const known = newPersonalAccessToken().token
const hello = route({
  method: 'GET',
  path: '/hello',
  summary: 'Hello',
  tag: 'test',
  access: 'signed-in',
  schema: { answer: { 200: Type.Object({}) } },
  run: async () => ({}),
  answer: ok,
})

let now: number
let lookups: number
let isKnown: boolean
let app: HttpServer

beforeEach(async () => {
  now = new Date('2026-11-21T09:00:00Z').getTime()
  lookups = 0
  isKnown = false
  const clock = { now: () => new Date(now) }
  const log = pino({ level: 'silent' })
  const owner = { tokenId: 'token', userId: 'ada', role: 'user', scopes: [], expiresAt: null, lastUsedAt: clock.now() }
  // A table of tokens with one row or none.
  const query = async <Row>({ name }: Query) => {
    if (name === 'secrets.find') return [{ secret: Buffer.alloc(32) }] as Row[]
    if (name !== 'identity.find-token-owner') return []
    lookups += 1
    return (isKnown ? [owner] : []) as Row[]
  }
  const db = { query, read: { query }, write: { query }, transaction: () => Promise.reject(new Error('not here')) }
  const authenticator = openAuthenticator({ db, clock, log, verifier: async () => null })
  const mailer = { send: async () => {}, assertReady: async () => {}, close: async () => {} }
  const outside = { mailer, publicUrl: 'https://millrace.example' }
  const parts = { clock, newId: () => '', db: db as never, authenticator, accounts: null, log, ...outside }
  const ctx = { ...parts, cursors: new Cursors(randomBytes(32)), sessions: await openTestSessions(parts) }
  const options = { quotas: { perPrincipal: 1000, perAddress }, trustedProxies: 0 }
  app = await buildServer(ctx, [hello], { ...options, requestLog: new RequestLog(() => {}) })
})

async function call(token: string | null, remoteAddress = '192.0.2.1'): Promise<number> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  return (await app.inject({ url: '/hello', remoteAddress, headers })).statusCode
}

async function flood(count: number, address?: string): Promise<number[]> {
  const statuses: number[] = []
  for (let sent = 0; sent < count; sent += 1) statuses.push(await call(newPersonalAccessToken().token, address))
  return statuses
}

test('invented tokens are looked up no oftener than the budget of their address allows', async () => {
  const statuses = await flood(20)

  expect(statuses).toEqual([...Array(perAddress).fill(401), ...Array(20 - perAddress).fill(429)])
  expect(lookups).toBe(perAddress)
  expect(await call(null)).toBe(429)
  expect(await call(null, '192.0.2.2')).toBe(401)
})

test('a wrong token pays once for each request, whether it is looked up or not', async () => {
  const { token } = newPersonalAccessToken()
  for (let sent = 0; sent < perAddress; sent += 1) expect(await call(token)).toBe(401)

  expect(await call(token)).toBe(429)
  expect(lookups).toBe(1)
})

test('a valid token costs its address nothing, not even the first time', async () => {
  isKnown = true
  for (let sent = 0; sent < 3 * perAddress; sent += 1) {
    expect(await call(newPersonalAccessToken().token)).toBe(200)
  }
  isKnown = false

  expect(await flood(perAddress + 1)).toEqual([...Array(perAddress).fill(401), 429])
})

test('who is known goes on working from an address whose budget is spent', async () => {
  isKnown = true
  expect(await call(known)).toBe(200)
  isKnown = false
  await flood(perAddress)
  isKnown = true
  now += 6000

  expect(await call(known)).toBe(200)
  expect(await call(newPersonalAccessToken().token)).toBe(429)
  isKnown = false
  now += 6000
  expect(await call(known)).toBe(429)
})

test('the addresses of one IPv6 network share a budget', async () => {
  for (let host = 1; host <= perAddress; host += 1) expect(await call(null, `2001:db8::${host}`)).toBe(401)

  expect(await call(null, '2001:db8::ffff')).toBe(429)
  expect(await call(null, '2001:db8:0:1::1')).toBe(401)
})
