import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { openAll } from '../app/closing.ts'
import type { Config } from '../app/config/config.ts'
import type { OpenContext } from '../app/context.ts'
import { mountUnsubscribe } from '../modules/notifications/index.ts'
import { referencePath, serveReference } from '../platform/http/reference-page.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { buildServer } from '../platform/http/server.ts'
import { assetsPath, serveWebApplication } from '../platform/http/web-application.ts'
import { mountProtectedResource, mountProvider } from '../platform/identity/built-in/oidc.routes.ts'
import { mountSessions } from '../platform/sessions/sessions.routes.ts'
import type { Metrics } from '../platform/telemetry/metrics.ts'
import { explainListening } from './listening.ts'
import type { RoleParts, RunningRole } from './role.ts'
import { apiDocument, apiRoutes } from './routes.ts'

/** Starts the HTTP API; it takes requests when this resolves. */
export async function startApi(
  opened: OpenContext,
  { metrics }: Pick<RoleParts, 'metrics'>,
  config: Config,
): Promise<RunningRole> {
  return openAll(async (closing) => {
    let isStopping = false
    const app = await build(opened, config, { isStopping: () => isStopping, metrics })
    closing.add(() => closeServer(app, config.shutdownSeconds))
    await listen(app, config)
    return {
      close: async () => {
        isStopping = true
        // A load balancer has to see that this process is not ready before its connections are refused.
        await delay(config.drainSeconds * 1000)
        await closing.close()
      },
    }
  })
}

interface Parts {
  readonly isStopping: () => boolean
  readonly metrics: Metrics | null
}

async function build(
  { ctx, requestLog, identity, signIn }: OpenContext,
  config: Config,
  parts: Parts,
): Promise<HttpServer> {
  return buildServer(ctx, apiRoutes(parts), {
    quotas: config.quotas,
    trustedProxies: config.trustedProxies,
    requestLog,
    ...(parts.metrics && { onAnswered: parts.metrics.observe }),
    publicBelow: [referencePath, assetsPath],
    extend: async (app) => {
      const document = apiDocument()
      await serveReference(app, document, tagOf(document))
      mountProtectedResource(app, config.publicUrl, identity.issuer)
      if (identity.provider) await mountProvider(app, identity.provider)
      await mountSessions(app, signIn)
      await mountUnsubscribe(app, ctx)
      await serveWebApplication(app)
    },
  })
}

const tagOf = (document: object) => `"${createHash('sha256').update(JSON.stringify(document)).digest('base64url')}"`

async function listen(app: HttpServer, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (err) {
    throw explainListening(err, { host, port, variable: 'PORT' })
  }
}

/** Takes no more connections, lets requests under way end, and cuts those that take too long. */
async function closeServer(app: HttpServer, seconds: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), seconds * 1000)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
  }
}
