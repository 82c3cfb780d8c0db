import { permissions } from '@millrace/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf, RateLimiter } from '../../http/limits.ts'
import { protectedResourcePath } from '../protected-resource.ts'
import { mountAccount } from './account.routes.ts'
import type { BuiltInProvider } from './built-in-provider.ts'
import { mountLinks } from './link.routes.ts'
import { endpoints } from './oidc-configuration.ts'
import { isOwnCall } from './own-calls.ts'
import { config, PageRoutes, protectPage, refuseTooMany } from './page.routes.ts'
import { pageStyle } from './pages/style.ts'
import { providerPath } from './provider-path.ts'
import { mountSignIn } from './sign-in.routes.ts'

const windowSeconds = 60
const startsPerWindow = 120
// Clients come back every five minutes, so this is enough for 1500 people behind one address.
const tokenCallsPerWindow = 300

const discovery = '/.well-known/openid-configuration'
const metadata = '/.well-known/oauth-authorization-server'

/** The protocol's endpoints below the issuer; nothing else of the provider can be reached. */
const protocol = [
  ['GET', discovery],
  ['GET', endpoints.jwks],
  ['GET', `${endpoints.authorization}/:uid`],
  ['POST', `${endpoints.end_session}/confirm`],
  ['GET', `${endpoints.end_session}/success`],
] as const

/** Puts the built-in OpenID provider and its pages under `/oidc`. */
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
  app.get(protectedResourcePath, { config }, () => body)
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
  for (const url of [endpoints.authorization, endpoints.end_session]) {
    app.get(url, { config }, (request, reply) => {
      const key = networkOf(request.ip)
      const { allowed, resetSeconds } = starts.take(key, startsPerWindow, provider.clock.now().getTime())
      return allowed ? handler(request, reply) : refuseTooMany(reply, resetSeconds)
    })
  }
  // Whatever they are sent, they look it up.
  const tokenCalls = new RateLimiter(windowSeconds)
  for (const url of [endpoints.token, endpoints.revocation]) {
    app.post(url, { config }, (request, reply) => {
      if (isOwnCall(request.headers)) return handler(request, reply)
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
  // Before the answer is out of Fastify's hands: what fails here is still explained to the caller.
  const answer = await provider.protocol()
  protectPage(reply)
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  await answer(request.raw, reply.raw, url)
  return reply
}

function mountPages(app: FastifyInstance, provider: BuiltInProvider): void {
  app.get('/style.css', { config }, (_request, reply) => {
    reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'public, max-age=86400')
    return pageStyle
  })
  const routes = new PageRoutes(app, provider)
  for (const mount of [mountSignIn, mountAccount, mountLinks]) mount(routes, provider)
}

/** In the form in which OAuth clients read errors (RFC 6749, section 5.2). */
function refuseClient(reply: FastifyReply, seconds: number): FastifyReply {
  const body = { error: 'temporarily_unavailable', error_description: `too many requests, wait ${seconds} seconds` }
  return reply.code(429).header('retry-after', String(seconds)).header('cache-control', 'no-store').send(body)
}
