import { toConfig } from '../../src/app/config/config.ts'
import { openIdentity } from '../../src/app/open-identity.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import type { CachingAuthenticator } from '../../src/platform/identity/authenticator.ts'
import { openLogs } from '../../src/platform/telemetry/log.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import type { RunningKeycloak } from './keycloak.ts'

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A Millrace in this process that trusts a Keycloak, so that its clock can be moved. */
export interface MillraceOnKeycloak {
  readonly server: TestServer
  readonly authenticator: CachingAuthenticator
  readonly app: Awaited<ReturnType<typeof buildServer>>
  /** The status of a call with that token. */
  status(token: string, method: Method, path: string): Promise<number>
  /** The path of a new project. */
  newProject(token: string): Promise<string>
  close(): Promise<void>
}

export async function openOnKeycloak({ issuer }: Pick<RunningKeycloak, 'issuer'>): Promise<MillraceOnKeycloak> {
  const server = await openTestServer()
  const config = toConfig({ OIDC_ISSUER: issuer, DATABASE_URL: 'postgresql://of.the.test/server' }, '/')
  const { authenticator } = await openIdentity(server.ctx, config)
  const quotas = { perPrincipal: 10_000_000, perAddress: 10_000_000 }
  const { requestLog } = openLogs({ level: 'error', file: '-' })
  const options = { quotas, trustedProxies: 0, requestLog }
  const app = await buildServer({ ...server.ctx, authenticator }, routeTables, options)
  return {
    server,
    authenticator,
    app,
    async status(token, method, path) {
      const answer = await app.inject({ method, url: path, headers: { authorization: `Bearer ${token}` } })
      return answer.statusCode
    },
    async newProject(token) {
      const headers = { authorization: `Bearer ${token}` }
      const made = await app.inject({ method: 'POST', url: '/v1/projects', headers, payload: { name: 'In process' } })
      return `/v1/projects/${made.json().id}`
    },
    async close() {
      await app.close()
      await authenticator.close()
      await server.close()
    },
  }
}
