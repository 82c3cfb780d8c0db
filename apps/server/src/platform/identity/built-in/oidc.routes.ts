import { permissions } from '@millrace/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf, RateLimiter } from '../../http/limits.ts'
import type { BuiltInProvider } from './built-in-provider.ts'
import { providerPath } from './built-in-provider.ts'
import { endpoints } from './oidc-configuration.ts'
import { pageStyle } from './page-style.ts'
import { expiredPage, foreignOriginPage, signInPage, tooManyTriesPage } from './pages.ts'

const config = { access: 'public' } as const
const windowSeconds = 60
const startsPerWindow = 120
const triesPerWindow = 30
// Clients come back every five minutes, so this is enough for 1500 people behind one address.
const tokenCallsPerWindow = 300
const formBytes = 8 * 1024

const discovery = '/.well-known/openid-configuration'
const metadata = '/.well-known/oauth-authorization-server'

/** The protocol's endpoints below the issuer; nothing else of the provider can be reached. */
const protocol = [
  ['GET', discovery],
  ['GET', endpoints.jwks],
  ['GET', `${endpoints.authorization}/:uid`],
  ['GET', endpoints.end_session],
  ['POST', `${endpoints.end_session}/confirm`],
  ['GET', `${endpoints.end_session}/success`],
] as const

/** Puts the built-in OpenID provider and its sign-in pages under `/oidc`. */
export async function mountProvider(app: FastifyInstance, provider: BuiltInProvider): Promise<void> {
  for (const mount of [mountProtocol, mountPages]) {
    await app.register(
      (scope, _options, done) => {
        mount(scope, provider)
        done()
      },
      { prefix: providerPath },
    )
  }
  // Where RFC 8414 looks for the metadata of an issuer that has a path.
  app.get(metadata + providerPath, { config }, (request, reply) => delegate(provider, request, reply, metadata))
}

/** Says where tokens for this API come from (RFC 9728). */
export function mountProtectedResource(app: FastifyInstance, resource: string, issuer: string): void {
  const body = {
    resource,
    resource_name: 'Millrace',
    authorization_servers: [issuer],
    scopes_supported: permissions,
    bearer_methods_supported: ['header'],
  }
  app.get('/.well-known/oauth-protected-resource', { config }, () => body)
}

function mountProtocol(app: FastifyInstance, provider: BuiltInProvider): void {
  // The provider reads the body itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  const handler = (request: FastifyRequest, reply: FastifyReply) =>
    delegate(provider, request, reply, request.url.slice(providerPath.length))
  for (const [method, url] of protocol) app.route({ method, url, config, handler })
  // Each of these writes a row for whoever asks.
  const starts = new RateLimiter(windowSeconds)
  app.get(endpoints.authorization, { config }, (request, reply) => {
    const { allowed, resetSeconds } = starts.take(
      networkOf(request.ip),
      startsPerWindow,
      provider.clock.now().getTime(),
    )
    return allowed ? handler(request, reply) : refuseTooMany(reply, resetSeconds)
  })
  // Whatever they are sent, they look it up.
  const tokenCalls = new RateLimiter(windowSeconds)
  for (const url of [endpoints.token, endpoints.revocation]) {
    app.post(url, { config }, (request, reply) => {
      const key = networkOf(request.ip)
      const { allowed, resetSeconds } = tokenCalls.take(key, tokenCallsPerWindow, provider.clock.now().getTime())
      return allowed ? handler(request, reply) : refuseClient(reply, resetSeconds)
    })
  }
}

async function delegate(
  provider: BuiltInProvider,
  request: FastifyRequest,
  reply: FastifyReply,
  url: string,
): Promise<FastifyReply> {
  protectPage(reply)
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  await provider.handle(request.raw, reply.raw, url)
  return reply
}

function mountPages(app: FastifyInstance, provider: BuiltInProvider): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  app.get('/style.css', { config }, (_request, reply) => {
    reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'public, max-age=86400')
    return pageStyle
  })
  app.get('/interaction/:id', { config }, (request, reply) => showSignIn(provider, request, reply))
  const tries = new RateLimiter(windowSeconds)
  app.post('/interaction/:id', { config }, (request, reply) => {
    if (request.headers.origin !== new URL(provider.issuer).origin) {
      return answerPage(reply, 403, foreignOriginPage(providerPath))
    }
    const { allowed, resetSeconds } = tries.take(networkOf(request.ip), triesPerWindow, provider.clock.now().getTime())
    return allowed ? submitSignIn(provider, request, reply) : refuseTooMany(reply, resetSeconds)
  })
}

async function showSignIn(provider: BuiltInProvider, request: FastifyRequest, reply: FastifyReply) {
  const signIn = await findSignIn(provider, request, reply)
  if (!signIn) return answerPage(reply, 400, expiredPage(providerPath))
  const form = { action: request.url, email: signIn.emailHint, failed: false }
  return answerPage(reply, 200, signInPage(providerPath, form), signIn.clientOrigin)
}

async function submitSignIn(provider: BuiltInProvider, request: FastifyRequest, reply: FastifyReply) {
  const signIn = await findSignIn(provider, request, reply)
  if (!signIn) return answerPage(reply, 400, expiredPage(providerPath))
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  const email = form.get('email')?.trim() ?? ''
  const password = form.get('password') ?? ''
  const userId = await provider.checkPassword({ email, password, address: request.ip })
  if (userId === null) {
    const again = { action: request.url, email, failed: true }
    return answerPage(reply, 422, signInPage(providerPath, again), signIn.clientOrigin)
  }
  const next = await provider.completeSignIn(request.raw, reply.raw, userId)
  return reply.header('cache-control', 'no-store').redirect(next, 303)
}

async function findSignIn(provider: BuiltInProvider, request: FastifyRequest, reply: FastifyReply) {
  const signIn = await provider.findSignIn(request.raw, reply.raw)
  return signIn?.id === (request.params as { id: string }).id ? signIn : null
}

function refuseTooMany(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return answerPage(reply, 429, tooManyTriesPage(providerPath, seconds))
}

/** In the form in which OAuth clients read errors (RFC 6749, section 5.2). */
function refuseClient(reply: FastifyReply, seconds: number): FastifyReply {
  const body = { error: 'temporarily_unavailable', error_description: `too many requests, wait ${seconds} seconds` }
  return reply.code(429).header('retry-after', String(seconds)).header('cache-control', 'no-store').send(body)
}

function answerPage(reply: FastifyReply, status: number, page: string, ...formTargets: string[]): FastifyReply {
  protectPage(reply, ...formTargets)
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page)
}

/**
 * Browsers hold a form's redirects against `form-action` too, so the client's origin must be in it; with the referrer
 * policy `no-referrer` they would send `Origin: null`. To `script-src` the provider adds the hash of the one line of
 * script with which it sends a form of its own.
 */
function protectPage(reply: FastifyReply, ...formTargets: string[]): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    ["form-action 'self'", ...formTargets].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  reply.header('content-security-policy', policy.join('; '))
  reply.header('referrer-policy', 'same-origin')
  reply.header('cache-control', 'no-store')
}
