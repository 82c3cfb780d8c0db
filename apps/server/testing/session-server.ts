import { toConfig } from '../src/app/config/config.ts'
import type { Env } from '../src/app/config/variables.ts'
import { createUser, systemActor } from '../src/modules/people/index.ts'
import { setPassword } from '../src/platform/identity/passwords.ts'
import { startApi } from '../src/roles/api.ts'
import { Browser } from './browser.ts'
import { freePort } from './crash/program.ts'
import type { TestContext } from './open-test-context.ts'
import { openTestContext } from './open-test-context.ts'
import type { TestDatabase } from './test-database.ts'
import { createTestDatabase } from './test-database.ts'

export interface SessionServer extends TestContext {
  readonly publicUrl: string
  readonly database: TestDatabase
  /** A browser that knows nobody yet. */
  browser(): Browser
  /** A person with a password at the built-in provider; the id. */
  addPerson(email: string, password: string): Promise<string>
  /** One more process on the same database, for requests that a load balancer would send there. */
  another(): Promise<{ readonly address: string; readonly context: TestContext }>
  /** Makes the access token of every session run out, for every process to see. */
  expireAccess(): Promise<void>
}

/** The whole API on a free port of the loopback address, as a process runs it. */
export async function startSessionServer(env: Env = {}): Promise<SessionServer> {
  const database = await createTestDatabase()
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const started = [await start(database, { ...env, PORT: String(port) })]
  const [{ opened }] = started as [Started]
  return {
    ...opened,
    publicUrl,
    database,
    browser: () => new Browser(publicUrl, (target) => target.origin === publicUrl),
    addPerson: (email, password) => addPerson(opened, email, password),
    another: async () => {
      const other = await freePort()
      const more = await start(database, { ...env, PORT: String(other), PUBLIC_URL: publicUrl })
      started.push(more)
      return { address: `http://127.0.0.1:${other}`, context: more.opened }
    },
    expireAccess: async () => {
      await opened.ctx.db.query({ text: `update sessions set access_expires_at = now() - interval '1 second'` })
      for (const one of started) one.opened.ctx.sessions.forget()
    },
    close: async () => {
      for (const one of started.toReversed()) await one.close()
      await database.drop()
    },
  }
}

interface Started {
  readonly opened: TestContext
  close(): Promise<void>
}

async function start(database: TestDatabase, env: Env): Promise<Started> {
  const opened = await openTestContext(database, env)
  const api = await startApi(opened, { metrics: null }, { ...toConfig(env, '/'), shutdownSeconds: 0 })
  const close = async () => {
    await api.close()
    await opened.close()
  }
  return { opened, close }
}

async function addPerson({ ctx }: TestContext, email: string, password: string): Promise<string> {
  const { id } = await createUser(ctx, systemActor('test'), { email, name: 'Ada' })
  await setPassword(ctx.db, id, password, ctx.clock.now())
  return id
}

/** How the web application calls the API from a page of the server. */
export async function callAs(
  browser: Browser,
  { publicUrl }: Pick<SessionServer, 'publicUrl'>,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
) {
  const own = { origin: publicUrl, 'x-requested-by': 'millrace', accept: 'application/json' }
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await browser.open(publicUrl + path, {
    method,
    headers: { ...own, ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  const parsed: any = text.startsWith('{') ? JSON.parse(text) : text
  return { status: response.status, body: parsed, headers: response.headers }
}
