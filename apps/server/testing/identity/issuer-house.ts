import pino from 'pino'
import type { Config } from '../../src/app/config/config.ts'
import { trustIssuer } from '../../src/app/trust-issuer.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import type { CachingAuthenticator } from '../../src/platform/identity/authenticator.ts'
import { openLogs } from '../../src/platform/telemetry/log.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import type { TestIssuer } from './test-issuer.ts'
import { audience, openTestIssuer } from './test-issuer.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  readonly body: any
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A line of the log. */
type Said = readonly [level: 'info' | 'warn' | 'error', message: string]

/** A server that trusts another issuer, with the clock standing still. */
export interface IssuerHouse {
  readonly server: TestServer
  readonly issuer: TestIssuer
  readonly authenticator: CachingAuthenticator
  /** What was logged about the issuer. */
  readonly said: Said[]
  call(token: string, method: Method, url: string, body?: object): Promise<Reply>
  me(token: string): Promise<Reply>
  close(): Promise<void>
}

type Settings = Partial<Pick<Config, 'rolesFrom' | 'roleClaim' | 'secondFactorAcr'>>

export async function openIssuerHouse(settings: Settings = {}): Promise<IssuerHouse> {
  const server = await openTestServer()
  server.clock.set('2026-11-21T09:00:00Z')
  const issuer = await openTestIssuer(server.clock)
  const said: Said[] = []
  const { authenticator, ...app } = await openApp(server, issuer, settings, said)
  const call: IssuerHouse['call'] = async (token, method, url, body) => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await app.http.inject({ method, url, headers, ...(body && { payload: body }) })
    const text = answer.body
    return { status: answer.statusCode, body: text === '' ? null : JSON.parse(text), text, headers: answer.headers }
  }
  return {
    ...{ server, issuer, authenticator, said, call },
    me: (token) => call(token, 'GET', '/v1/me'),
    async close() {
      await app.http.close()
      await authenticator.close()
      await issuer.close()
      await server.close()
    },
  }
}

async function openApp(server: TestServer, { issuer }: TestIssuer, settings: Settings, said: Said[]) {
  const say = (level: Said[0]) => (_about: object, message: string) => void said.push([level, message])
  const log = { ...server.ctx.log, info: say('info'), warn: say('warn'), error: say('error') } as never
  const config = { rolesFrom: 'issuer', roleClaim: null, secondFactorAcr: 'mfa', ...settings } as const
  const { authenticator } = trustIssuer({ ...server.ctx, log }, { issuer, audience, ...config })
  const silent = pino({ level: 'silent' })
  const http = await buildServer({ ...server.ctx, authenticator, log: silent }, routeTables, {
    quotas: { perPrincipal: 1_000_000, perAddress: 1_000_000 },
    trustedProxies: 0,
    requestLog: openLogs({ level: 'error', file: '-' }).requestLog,
  })
  return { authenticator, http }
}
