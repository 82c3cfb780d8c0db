import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { Type } from 'typebox'
import { systemClock } from '../src/platform/clock/clock.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { Database } from '../src/platform/database/database.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { ok } from '../src/platform/http/answer.ts'
import { RequestLog } from '../src/platform/http/request-log.ts'
import { route } from '../src/platform/http/route.ts'
import type { HttpServer } from '../src/platform/http/server.ts'
import { buildServer } from '../src/platform/http/server.ts'
import { openAuthenticator } from '../src/platform/identity/authenticator.ts'
import { openBuiltInProvider } from '../src/platform/identity/built-in/built-in-provider.ts'
import { mountProtectedResource, mountProvider } from '../src/platform/identity/built-in/oidc.routes.ts'
import { setPassword } from '../src/platform/identity/passwords.ts'
import { localKeys } from '../src/platform/identity/token-keys.ts'
import { openTokenVerifier } from '../src/platform/identity/token-verifier.ts'
import { Cursors } from '../src/platform/paging/cursor.ts'
import { createTestDatabase } from './test-database.ts'

export interface SignInServer {
  readonly publicUrl: string
  readonly db: Database
  readonly app: HttpServer
  /** One more server on the same database, which does not listen. */
  another(): Promise<HttpServer>
  /** Cuts the provider off from its database, or connects it again. */
  setAway(isAway: boolean): void
  /** A user with a password; the id. */
  addUser(email: string, password: string, role?: string): Promise<string>
  close(): Promise<void>
}

export const audience = 'millrace-api'
const log = pino({ level: 'silent' })

/** A server that listens on the loopback address with the built-in provider and one route, `/whoami`. */
export async function startSignInServer(): Promise<SignInServer> {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url, poolSize: 5, readers: 1, writers: 1, onError: () => {} })
  let away = false
  const cut: Database = {
    ...db,
    query: (query) => (away ? Promise.reject(refusedConnection()) : db.query(query)),
  }
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const app = await build(cut, publicUrl)
  await app.listen({ host: '127.0.0.1', port })
  return {
    publicUrl,
    db,
    app,
    another: () => build(cut, publicUrl),
    setAway: (isAway) => {
      away = isAway
    },
    addUser: (email, password, role = 'user') => addUser(db, email, password, role),
    close: async () => {
      await app.close()
      await db.close()
      await database.drop()
    },
  }
}

async function build(db: Database, publicUrl: string): Promise<HttpServer> {
  const clock = systemClock
  const provider = await openBuiltInProvider({ db, clock, log, publicUrl, audience })
  const { issuer, publicKeys } = provider
  const verifier = openTokenVerifier({ issuer, audience, keys: localKeys(publicKeys), clock })
  const authenticator = openAuthenticator({ db, clock, verifier, log })
  const ctx: Ctx = { clock, newId: randomUUID, db, cursors: new Cursors(Buffer.alloc(32)), authenticator, log }
  return buildServer(ctx, [whoami], {
    quotas: { perPrincipal: 1000, perAddress: 1000 },
    trustedProxies: 0,
    requestLog: new RequestLog(() => {}),
    extend: async (server) => {
      await mountProvider(server, provider)
      mountProtectedResource(server, publicUrl, issuer)
    },
  })
}

const whoami = route({
  method: 'GET',
  path: '/whoami',
  summary: 'Who calls',
  tag: 'test',
  access: 'tasks:read',
  schema: { answer: { 200: Type.Object({}) } },
  run: async (_ctx, { actor }) => ({ userId: actor.userId, role: actor.role, permissions: [...actor.permissions] }),
  answer: ok,
})

const refusedConnection = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

async function addUser(db: Database, email: string, password: string, role: string): Promise<string> {
  const id = randomUUID()
  const text = `insert into users (id, email, name, role, created_at, updated_at) values ($1, $2, 'Ada', $3, now(), now())`
  await db.query({ text, values: [id, email, role] })
  await setPassword(db, id, password, systemClock.now())
  return id
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
