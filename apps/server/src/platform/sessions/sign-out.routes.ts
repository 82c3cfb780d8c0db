import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashSecret } from '../crypto/hash-secret.ts'
import { forbidden } from '../errors/app-error.ts'
import { networkOf, RateLimiter } from '../http/limits.ts'
import { assertOwnRequest, isFromOwnOrigin } from './own-origin.ts'
import { forgetSession, sessionSecretIn } from './session-cookie.ts'
import type { OpenSessions } from './session-parts.ts'

const config = { access: 'public' } as const
const formBytes = 16 * 1024
const windowSeconds = 60
// Checking a signature costs; an issuer that signs a whole company out stays below it.
const callsPerWindow = 600

/** Puts the ends of sessions under `/auth`: by the person, and by the issuer. */
export function mountSignOut(app: FastifyInstance, options: OpenSessions): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  app.post('/auth/logout', { config }, (request, reply) => signOut(options, request, reply))
  const limiter = new RateLimiter(windowSeconds)
  app.post('/auth/backchannel-logout', { config }, async (request, reply) => {
    const { allowed } = limiter.take(networkOf(request.ip), callsPerWindow, options.clock.now().getTime())
    reply.header('cache-control', 'no-store')
    if (!allowed) return reply.code(429).header('retry-after', String(windowSeconds)).send()
    return endOfIssuer(options, request, reply)
  })
}

/** A form gets the redirect that the browser follows, a program's call the address. */
async function signOut({ sessions, publicUrl }: OpenSessions, request: FastifyRequest, reply: FastifyReply) {
  const isForm = request.body instanceof URLSearchParams
  if (!isForm) assertOwnRequest(request.headers, sessions.publicOrigin)
  else if (!isFromOwnOrigin(request.headers, sessions.publicOrigin)) {
    throw forbidden('This form was sent from another site.')
  }
  const secret = sessionSecretIn(request.headers.cookie ?? '')
  const location = (secret !== undefined && (await sessions.signOut(secret))) || `${publicUrl}/`
  reply.header('set-cookie', forgetSession).header('cache-control', 'no-store')
  return isForm ? reply.redirect(location, 303) : reply.send({ location })
}

/** OpenID Connect Back-Channel Logout 1.0, sections 2.6 to 2.8. */
async function endOfIssuer(options: OpenSessions, request: FastifyRequest, reply: FastifyReply) {
  const { sessions, store, clock, verifyLogoutToken } = options
  const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null
  const claims = token === null ? null : await verifyLogoutToken(token)
  if (!claims) return refuse(reply)
  const once = hashSecret(`logout ${claims.tokenId}`)
  if (await store.isNoted(once, clock.now())) return refuse(reply)
  // Noted when it is done: what failed is sent again, and ends nothing twice.
  await sessions.endOfIssuer(claims.issuerSessionId, claims.subject)
  const isFirst = await store.note(once, Buffer.alloc(0), claims.forgetAfter, clock.now())
  return isFirst ? reply.code(200).send() : refuse(reply)
}

const refuse = (reply: FastifyReply) => reply.code(400).send({ error: 'invalid_request' })
