import compress from '@fastify/compress'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors/app-error.ts'
import { Replay } from '../idempotency/once.store.ts'
import { protectedResourcePath } from '../identity/protected-resource.ts'
import { secondFactorAcr, secondFactorSeconds } from '../identity/step-up.ts'
import { answerClientError } from './client-error.ts'
import type { Quotas } from './gate.ts'
import { Gate, requestIdOf } from './gate.ts'
import { acceptJson } from './json-body.ts'
import { toAppError, toProblem } from './problem.ts'
import { registerRoutes, send } from './register-routes.ts'
import type { RequestLog } from './request-log.ts'
import type { Route } from './route.ts'
import { validatorFor } from './validation.ts'

/** A server that is ready to listen. */
export type HttpServer = FastifyInstance

interface Options {
  readonly quotas: Quotas
  /** How many proxies in front of the server may be believed about the caller's address. */
  readonly trustedProxies: number
  readonly requestLog: RequestLog
  /** Told of every answered request; `route` is the path template, undefined when none matched. */
  readonly onAnswered?: (method: string, route: string | undefined, status: number, milliseconds: number) => void
  /** Below these paths reading is public: for plug-ins that make their own routes. */
  readonly publicBelow?: readonly string[]
  /** More routes, such as health and the OpenID provider, each with its `access`. */
  readonly extend?: (app: FastifyInstance) => Promise<void>
}

/** The HTTP server of the route tables, ready to listen. */
export async function buildServer(ctx: Ctx, routes: readonly Route[], options: Options): Promise<HttpServer> {
  const app = Fastify({
    logger: false,
    genReqId: (request) => requestIdOf(request.headers),
    // Counted from the right, so that a caller cannot spoof an address in front.
    trustProxy: (_address: string, hop: number) => hop < options.trustedProxies,
    requestTimeout: 30_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (err, request, reply) => answerError(ctx, err, request, reply),
    clientErrorHandler: answerClientError,
  })
  app.setValidatorCompiler(validatorFor)
  app.setErrorHandler((err, request, reply) => answerError(ctx, err, request, reply))
  app.setNotFoundHandler((_request, _reply) => {
    throw new AppError('not-found')
  })
  acceptJson(app)
  app.decorateRequest('principal', null)
  for (const path of options.publicBelow ?? []) openBelow(app, path)
  refuseUnguardedRoutes(app)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('cache-control', 'private, no-cache')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    options.requestLog.write(request, reply)
    options.onAnswered?.(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime)
    done()
  })
  // Bodies are not inflated: a small one could grow beyond every limit.
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false })
  registerRoutes(app, ctx, new Gate(ctx, options.quotas), routes)
  await options.extend?.(app)
  return app
}

function openBelow(app: FastifyInstance, path: string): void {
  app.addHook('onRoute', (route) => {
    const isBelow = route.url === path || route.url.startsWith(`${path}/`)
    const reads = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD')
    if (isBelow && reads) route.config = { ...route.config, access: 'public' }
  })
}

/** A route that does not say who may call it stops the start. */
function refuseUnguardedRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if ((config as { access?: unknown } | undefined)?.access === undefined) {
      throw new Error(`The route ${String(method)} ${url} does not declare "access": say who may call it.`)
    }
  })
}

function answerError(ctx: Ctx, err: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (err instanceof Replay) return send(reply, err.answer)
  const error = toAppError(err)
  const problem = toProblem(error, request.id)
  if (problem.status >= 500) ctx.log.error({ err: error.details.cause ?? err, requestId: request.id }, problem.title)
  if (error.code === 'unauthenticated') reply.header('www-authenticate', challenge(ctx, request))
  if (error.code === 'second-factor-required') reply.header('www-authenticate', secondFactorChallenge(ctx))
  if (error.details.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(error.details.retryAfterSeconds))
  return (
    reply
      .code(problem.status)
      // Said again for errors that Fastify finds before any hook runs, such as a path that cannot be decoded.
      .header('x-request-id', request.id)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem))
  )
}

/** RFC 9470, section 3. */
const secondFactorChallenge = ({ authenticator }: Ctx) =>
  'Bearer error="insufficient_user_authentication", ' +
  'error_description="A recent second factor is needed", ' +
  `acr_values="${authenticator.secondFactorAcr ?? secondFactorAcr}", max_age="${secondFactorSeconds}"`

/** RFC 6750: an error is named only when a token was sent. RFC 9728, section 5.1: and where tokens come from, always. */
const challenge = ({ sessions }: Ctx, { headers }: FastifyRequest) => {
  const error = headers.authorization === undefined ? '' : 'error="invalid_token", '
  return `Bearer ${error}resource_metadata="${sessions.publicOrigin}${protectedResourcePath}"`
}
