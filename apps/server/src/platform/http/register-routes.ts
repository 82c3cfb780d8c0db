import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors/app-error.ts'
import type { Attempt } from '../idempotency/once.ts'
import { fingerprint, parseIdempotencyKey } from '../idempotency/once.ts'
import type { Actor, Principal } from '../identity/actor.ts'
import type { Answer } from './answer.ts'
import type { Gate } from './gate.ts'
import { matchesNone, requiredVersion } from './precondition.ts'
import type { Route } from './route.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const defaultBodyLimit = 64 * 1024

/** `{id}` of OpenAPI as `:id` of the router. */
const toUrl = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Puts the route tables behind the gate. Methods that a path does not have answer 405. */
export function registerRoutes(app: FastifyInstance, ctx: Ctx, gate: Gate, routes: readonly Route[]): void {
  for (const route of routes) register(app, ctx, gate, route)
  for (const path of new Set(routes.map(({ path }) => path))) {
    const allowed = routes.filter((route) => route.path === path).map(({ method }) => method as string)
    app.route({
      method: methods.filter((method) => !allowed.includes(method)),
      url: toUrl(path),
      config: { access: 'public' },
      handler: (_request, reply) => {
        reply.header('allow', allowed.join(', '))
        throw new AppError('method-not-allowed', { detail: `This address takes ${allowed.join(', ')}.` })
      },
    })
  }
}

function register(app: FastifyInstance, ctx: Ctx, gate: Gate, route: Route): void {
  const { params, query, body } = route.schema
  app.route({
    method: route.method,
    url: toUrl(route.path),
    config: { access: route.access },
    // A single object is rarely long, and the hook costs each answer 3 µs.
    ...(route.path.endsWith('}') && { compress: false }),
    bodyLimit: route.bodyLimit ?? defaultBodyLimit,
    schema: { ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) },
    onRequest: (request, reply, done) => admit(gate, route, request, reply, done),
    handler: (request, reply) => handle(ctx, route, request, reply),
  })
}

/** A hook with a callback, because most callers are known at once and a promise costs each request 1 µs. */
function admit(
  gate: Gate,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  done: (err?: Error) => void,
): void {
  let waiting: void | Promise<void>
  try {
    waiting = gate.admit(route, request, reply)
  } catch (err) {
    done(err as Error)
    return
  }
  if (waiting) waiting.then(() => done(), done)
  else done()
}

async function handle(ctx: Ctx, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  assertAcceptable(request.headers.accept)
  const answer = await route.handle(
    ctx,
    {
      params: request.params,
      query: request.query,
      body: request.body,
      headers: request.headers,
      requiredVersion: requiredVersion(request.headers['if-match']),
      actor: actorOf(request),
    },
    attemptOf(route, request),
  )
  const etag = answer.headers?.etag
  return send(
    reply,
    etag !== undefined && isUnchanged(request, answer, etag) ? { status: 304, headers: { etag } } : answer,
  )
}

/** Whether the reader says to have just this answer already. */
const isUnchanged = ({ method, headers }: FastifyRequest, { status }: Answer, etag: string): boolean =>
  status === 200 && (method === 'GET' || method === 'HEAD') && matchesNone(headers['if-none-match'], etag)

/** Writes an answer; text is JSON that is ready to be sent. */
export function send(reply: FastifyReply, { status, body, headers }: Answer): FastifyReply {
  reply.code(status)
  for (const name in headers) reply.header(name, headers[name])
  if (body === undefined) return reply.send()
  if (!reply.hasHeader('content-type')) reply.header('content-type', 'application/json; charset=utf-8')
  return reply.send(typeof body === 'string' ? body : JSON.stringify(body))
}

const nobody: Principal = { userId: '', role: 'viewer', permissions: new Set(), tokenId: '' }

function actorOf(request: FastifyRequest): Actor {
  // Named one by one, because spreading an object costs each request a microsecond.
  const { userId, role, permissions, tokenId, expiresAt, secondFactorAt, session } = request.principal ?? nobody
  const traceparent = request.headers.traceparent
  const actor = { userId, role, permissions, tokenId, expiresAt, secondFactorAt, session, requestId: request.id }
  return typeof traceparent === 'string' && traceparentPattern.test(traceparent) ? { ...actor, traceparent } : actor
}

/** W3C Trace Context, version 00. */
const traceparentPattern = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

function attemptOf(route: Route, request: FastifyRequest): Attempt | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined || (route.method !== 'POST' && route.method !== 'PATCH')) return undefined
  return {
    key: parseIdempotencyKey(String(header)),
    route: `${route.method} ${route.path}`,
    fingerprint: fingerprint(request.url, request.headers['if-match'], request.body),
  }
}

function assertAcceptable(accept: string | undefined): void {
  if (accept === undefined || accept.includes('*/*') || accept.includes('json') || accept.includes('application/*'))
    return
  throw new AppError('not-acceptable', { detail: 'The API answers application/json.' })
}
