import { inject } from 'vitest'
import { buildServer } from '../../src/platform/http/server.ts'
import { openLogs } from '../../src/platform/telemetry/log.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import { openKeycloakIssuer } from '../services/keycloak-issuer.ts'
import type { Services } from '../services/set-up.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import { Canaries } from './canaries.ts'
import type { HouseAuthenticator, HouseIssuer } from './own-issuer.ts'
import { openOwnIssuer } from './own-issuer.ts'
import type { Principal } from './principals.ts'

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: unknown
  /** The idempotency key: a new one unless told, null for none. */
  readonly key?: string | null
  /** In the place of an access token, such as the cookie of a session. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** The server with the real way in: tokens are verified, kept and forgotten as in production. */
export interface House {
  readonly server: TestServer
  readonly authenticator: HouseAuthenticator
  readonly canaries: Canaries
  /** Calls, and searches the answer for what the caller may not see. */
  call(principal: Principal, request: Request): Promise<Reply>
  readonly issuer: HouseIssuer
  /** An access token of the issuer. */
  readonly sign: HouseIssuer['sign']
  close(): Promise<void>
}

/** Opens it on a database of its own; its clock stands still. */
export async function openHouse(): Promise<House> {
  const server = await openTestServer()
  server.clock.set(server.clock.now())
  const issuer = await openIssuer(server)
  const { authenticator } = issuer
  const quotas = { perPrincipal: 10_000_000, perAddress: 10_000_000 }
  const { requestLog } = openLogs({ level: 'error', file: '-' })
  const options = { quotas, trustedProxies: 0, requestLog }
  const app = await buildServer({ ...server.ctx, authenticator }, routeTables, options)
  const canaries = new Canaries()
  let calls = 0
  return {
    server,
    authenticator,
    canaries,
    async call(principal, { method, url, body, key, headers: more }) {
      calls += 1
      const headers = {
        ...(key !== null && { 'idempotency-key': key ?? `call ${calls}` }),
        ...(principal.bearer !== null && { authorization: `Bearer ${principal.bearer}` }),
        ...more,
      }
      const payload = body === undefined ? {} : { payload: body as object }
      const answer = await app.inject({ method, url, headers, ...payload })
      const reply = { status: answer.statusCode, text: answer.body, headers: answer.headers }
      canaries.search(`${JSON.stringify(reply.headers)} ${reply.text}`, principal, `${method} ${url.split('?')[0]}`)
      return reply
    },
    issuer,
    sign: issuer.sign,
    async close() {
      await app.close()
      await authenticator.close()
      await server.close()
    },
  }
}

/** A Keycloak among the tests of services, an issuer of our own elsewhere. */
function openIssuer(server: TestServer): Promise<HouseIssuer> {
  const services = inject('services') as Services | undefined
  return services ? openKeycloakIssuer(server, services) : openOwnIssuer(server)
}

/** Works on all items, a few at a time, and answers in their order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  width = 8,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const take = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as Item)
  }
  await Promise.all(Array.from({ length: width }, take))
  return results
}
