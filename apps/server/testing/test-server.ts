import { randomBytes } from 'node:crypto'
import type { Permission, Role } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { mountUnsubscribe } from '../src/modules/notifications/index.ts'
import { createInbox } from '../src/modules/projects/index.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { uuidV7Source } from '../src/platform/clock/uuid-v7.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { Database } from '../src/platform/database/database.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { ensurePartitions } from '../src/platform/database/partitions.ts'
import { buildServer } from '../src/platform/http/server.ts'
import type { Authenticator } from '../src/platform/identity/actor.ts'
import { Cursors } from '../src/platform/paging/cursor.ts'
import { openLogs } from '../src/platform/telemetry/log.ts'
import { routeTables } from '../src/roles/route-tables.ts'
import { createTestDatabase } from './test-database.ts'
import { openSignIns } from './test-sign-ins.ts'

/** The real time until it is set; then it stands still but for `advance`. */
export class TestClock {
  #set: Date | null = null

  now(): Date {
    return this.#set ? new Date(this.#set) : systemClock.now()
  }

  set(now: Date | string): void {
    this.#set = new Date(now)
  }

  advance(milliseconds: number): void {
    this.#set = new Date(this.now().getTime() + milliseconds)
  }
}

interface TestAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  readonly body: any
  readonly headers: Readonly<Record<string, string | undefined>>
}

type Call = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestAnswer>

/** Calls the API as somebody. A path is given whole, as in `/v1/projects`. */
export interface Caller {
  readonly get: Call
  readonly post: Call
  readonly put: Call
  readonly patch: Call
  readonly delete: Call
}

export interface TestUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export interface TestServer {
  readonly ctx: Ctx
  readonly clock: TestClock
  readonly db: Database
  readonly databaseUrl: string
  readonly app: FastifyInstance
  /** Where mails are written. */
  readonly mailFolder: string
  /** `scopes` leaves the token fewer permissions than the role has. */
  as(user: { readonly id: string }, scopes?: readonly Permission[]): Caller
  createUser(user?: { readonly name?: string; readonly role?: Role }): Promise<TestUser>
  close(): Promise<void>
}

/** A server with every route on a database of its own, called without a network. */
export async function openTestServer(): Promise<TestServer> {
  const database = await createTestDatabase()
  const logs = openLogs({ level: 'error', file: '-' })
  const onError = (err: Error) => logs.log.error(err)
  const db = openDatabase({ url: database.url, poolSize: 10, readers: 2, writers: 4, onError })
  const clock = new TestClock()
  await ensurePartitions(db, clock.now())
  const parts = { clock, newId: uuidV7Source(clock), db, authenticator: testAuthenticator(db, clock), log: logs.log }
  const { mailFolder, close: closeSignIns, ...signIns } = await openSignIns(parts)
  const ctx: Ctx = { ...parts, ...signIns, cursors: new Cursors(randomBytes(32)) }
  const quotas = { perPrincipal: 1_000_000, perAddress: 1_000_000 }
  const app = await buildServer(ctx, routeTables, {
    ...{ quotas, trustedProxies: 0, requestLog: logs.requestLog },
    extend: (extended) => mountUnsubscribe(extended, ctx),
  })
  return {
    ctx,
    clock,
    db,
    databaseUrl: database.url,
    app,
    mailFolder,
    as: (user, scopes) => callerOf(app, `test-${user.id}${scopes ? `-${scopes.join(',')}` : ''}`),
    createUser: (user) => createUser(ctx, user),
    close: async () => {
      await app.close()
      await closeSignIns()
      await db.close()
      await database.drop()
    },
  }
}

function callerOf(app: FastifyInstance, token: string): Caller {
  const via =
    (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'): Call =>
    async (path, body, headers) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { payload: body as NonNullable<InjectOptions['payload']> }),
      })
      return {
        status: answer.statusCode,
        body: answer.body === '' ? null : JSON.parse(answer.body),
        headers: answer.headers as TestAnswer['headers'],
      }
    }
  return { get: via('GET'), post: via('POST'), put: via('PUT'), patch: via('PATCH'), delete: via('DELETE') }
}

/** Knows the tokens `test-<userId>` and `test-<userId>-<scope>,<scope>`; each comes with a fresh second factor. */
const testAuthenticator = (db: Database, clock: TestClock): Authenticator => ({
  async authenticate(token) {
    const [, userId, scopes] = /^test-([0-9a-f-]{36})(?:-(.*))?$/.exec(token) ?? []
    if (userId === undefined) return null
    const [user] = await db.query<{ role: Role }>({
      text: 'select role from users where id = $1 and disabled_at is null',
      values: [userId],
    })
    if (!user) return null
    const granted = rolePermissions[user.role].filter((permission) => !scopes || scopes.split(',').includes(permission))
    return { userId, role: user.role, permissions: new Set(granted), tokenId: token, secondFactorAt: clock.now() }
  },
})

async function createUser(ctx: Ctx, { name = 'Somebody', role = 'user' }: Partial<TestUser> = {}): Promise<TestUser> {
  const now = ctx.clock.now()
  const user = { id: ctx.newId(), name, email: `${randomBytes(6).toString('hex')}@example.com`, role }
  await ctx.db.transaction(async (tx) => {
    await tx.query({
      text: 'insert into users (id, email, name, role, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)',
      values: [user.id, user.email, user.name, user.role, now],
    })
    await createInbox(ctx, tx, user, now)
  })
  return user
}
