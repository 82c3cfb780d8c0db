import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { Type } from 'typebox'
import { systemClock } from '../src/platform/clock/clock.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { Database } from '../src/platform/database/database.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import type { Queryable } from '../src/platform/database/query.ts'
import { ok } from '../src/platform/http/answer.ts'
import { RequestLog } from '../src/platform/http/request-log.ts'
import { route } from '../src/platform/http/route.ts'
import type { HttpServer } from '../src/platform/http/server.ts'
import { buildServer } from '../src/platform/http/server.ts'
import { openAuthenticator } from '../src/platform/identity/authenticator.ts'
import type { BuiltInProvider } from '../src/platform/identity/built-in/built-in-provider.ts'
import { openBuiltInProvider } from '../src/platform/identity/built-in/built-in-provider.ts'
import { mountProtectedResource, mountProvider } from '../src/platform/identity/built-in/oidc.routes.ts'
import type { ServiceClient } from '../src/platform/identity/built-in/oidc-clients.ts'
import { setPassword } from '../src/platform/identity/passwords.ts'
import { openTokenVerifier } from '../src/platform/identity/token-verifier.ts'
import { openMailer } from '../src/platform/mail/mailer.ts'
import { Cursors } from '../src/platform/paging/cursor.ts'
import { createTestDatabase } from './test-database.ts'
import { openTestSessions } from './test-sessions.ts'

export interface SignInServer {
  readonly publicUrl: string
  readonly db: Database
  readonly app: HttpServer
  readonly provider: BuiltInProvider
  /** One more server on the same database, which does not listen. */
  another(): Promise<HttpServer>
  /** Cuts the provider off from its database, or connects it again. */
  setAway(isAway: boolean): void
  /** A user with a password; the id. */
  addUser(email: string, password: string, role?: string): Promise<string>
  /** Mails to an address, oldest first, as they were written to files. */
  mailsTo(email: string): Promise<string[]>
  close(): Promise<void>
}

export const audience = 'millrace-api'
const log = pino({ level: 'silent' })

export interface SignInServerOptions {
  readonly signUp?: 'invitation' | 'open'
  /** Programs that get tokens with a secret. */
  readonly programs?: readonly ServiceClient[]
  /** In the place of the folder that mails are written to. */
  readonly smtpUrl?: string
  readonly backchannelLogoutUri?: string
}

/** A server that listens on the loopback address with the built-in provider and one route, `/whoami`. */
export async function startSignInServer(options: SignInServerOptions = {}): Promise<SignInServer> {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url, poolSize: 5, readers: 1, writers: 1, onError: () => {} })
  const folder = await mkdtemp(join(tmpdir(), 'millrace-sign-in-'))
  let away = false
  const cut: Database = {
    ...db,
    query: (query) => (away ? Promise.reject(refusedConnection()) : db.query(query)),
  }
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const { app, provider } = await build(cut, publicUrl, folder, options)
  await app.listen({ host: '127.0.0.1', port })
  return {
    publicUrl,
    db,
    app,
    provider,
    another: async () => (await build(cut, publicUrl, folder, options)).app,
    setAway: (isAway) => {
      away = isAway
    },
    addUser: (email, password, role = 'user') => addUser(db, email, password, role),
    mailsTo: async (email) => {
      await provider.parts.laterMails.done()
      return (await mailsIn(folder)).filter((mail) => mail.includes(`To: ${email}\n`))
    },
    close: async () => {
      await provider.close()
      await provider.parts.mailer.close()
      await app.close()
      await db.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function build(db: Database, publicUrl: string, folder: string, options: SignInServerOptions) {
  const clock = systemClock
  const { signUp = 'invitation', programs = [], smtpUrl = null, backchannelLogoutUri } = options
  const mailer = openMailer({ smtpUrl, from: 'Millrace <no-reply@example.test>', folder, clock, log })
  const provider = await openBuiltInProvider({
    ...{ db, clock, log, publicUrl, audience, signUp, newId: randomUUID },
    ...(backchannelLogoutUri !== undefined && { backchannelLogoutUri }),
    mailer,
    addUser: (tx, person) => insertUser(tx, person.email, person.name, person.role),
    findClient: async (clientId) => programs.find((program) => program.clientId === clientId) ?? null,
  })
  const { issuer, keys } = provider
  const verifier = openTokenVerifier({ issuer, audience, keys, clock, longestAgeSeconds: 600 })
  const authenticator = openAuthenticator({ db, clock, verifier, log })
  const parts = { clock, newId: randomUUID, db, authenticator, accounts: null, mailer, publicUrl, log }
  const sessions = await openTestSessions(parts, publicUrl)
  const ctx: Ctx = { ...parts, cursors: new Cursors(Buffer.alloc(32)), sessions }
  const app = await buildServer(ctx, [whoami], {
    quotas: { perPrincipal: 1000, perAddress: 1000 },
    // So that a test can come from many addresses.
    trustedProxies: 1,
    requestLog: new RequestLog(() => {}),
    extend: async (server) => {
      await mountProvider(server, provider)
      mountProtectedResource(server, publicUrl, issuer)
    },
  })
  return { app, provider }
}

/** The texts of the mails in a folder, with long lines made whole (RFC 2045, section 6.7). */
async function mailsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return mails.map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
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
  const id = await insertUser(db, email, 'Ada', role)
  if (id === null) throw new Error(`Somebody has the address ${email}`)
  await setPassword(db, id, password, systemClock.now())
  return id
}

async function insertUser(db: Queryable, email: string, name: string, role: string): Promise<string | null> {
  const text = `insert into users (id, email, name, role, created_at, updated_at) values ($1, $2, $3, $4, now(), now())
    on conflict (lower(email)) do nothing returning id`
  const [user] = await db.query<{ id: string }>({ text, values: [randomUUID(), email, name, role] })
  return user?.id ?? null
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
