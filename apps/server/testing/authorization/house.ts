import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { buildServer } from '../../src/platform/http/server.ts'
import type { CachingAuthenticator } from '../../src/platform/identity/authenticator.ts'
import { openAuthenticator } from '../../src/platform/identity/authenticator.ts'
import { localKeys } from '../../src/platform/identity/token-keys.ts'
import { openTokenVerifier } from '../../src/platform/identity/token-verifier.ts'
import { openLogs } from '../../src/platform/telemetry/log.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import { Canaries } from './canaries.ts'
import type { Principal } from './principals.ts'

const issuer = 'https://issuer.example'
const audience = 'millrace-api'

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: unknown
  /** The idempotency key: a new one unless told, null for none. */
  readonly key?: string | null
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** The server with the real way in: tokens are verified, kept and forgotten as in production. */
export interface House {
  readonly server: TestServer
  readonly authenticator: CachingAuthenticator
  readonly canaries: Canaries
  /** Calls, and searches the answer for what the caller may not see. */
  call(principal: Principal, request: Request): Promise<Reply>
  /** An access token of the issuer. */
  sign(userId: string, token: { readonly expired?: boolean; readonly otherAudience?: boolean }): Promise<string>
  close(): Promise<void>
}

/** Opens it on a database of its own; its clock stands still. */
export async function openHouse(): Promise<House> {
  const server = await openTestServer()
  server.clock.set(server.clock.now())
  const { db, clock, log } = server.ctx
  const pair = await generateKeyPair('RS256')
  const keys = localKeys({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] })
  const verifier = openTokenVerifier({ issuer, audience, keys, clock })
  const authenticator = openAuthenticator({ db, clock, log, verifier })
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
    async call(principal, { method, url, body, key }) {
      calls += 1
      const headers = {
        ...(key !== null && { 'idempotency-key': key ?? `call ${calls}` }),
        ...(principal.bearer !== null && { authorization: `Bearer ${principal.bearer}` }),
      }
      const payload = body === undefined ? {} : { payload: body as object }
      const answer = await app.inject({ method, url, headers, ...payload })
      const reply = { status: answer.statusCode, text: answer.body, headers: answer.headers }
      canaries.search(`${JSON.stringify(reply.headers)} ${reply.text}`, principal, `${method} ${url.split('?')[0]}`)
      return reply
    },
    sign(userId, { expired = false, otherAudience = false }) {
      const now = Math.floor(clock.now().getTime() / 1000)
      const claims = { sub: userId, iss: issuer, aud: otherAudience ? 'another' : audience }
      return new SignJWT({ ...claims, iat: expired ? now - 120 : now, exp: expired ? now - 60 : now + 590 })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one' })
        .sign(pair.privateKey)
    },
    async close() {
      await app.close()
      await authenticator.close()
      await server.close()
    },
  }
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
