import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf, RateLimiter } from '../http/limits.ts'
import { toAppError } from '../http/problem.ts'
import { pageStyle } from '../identity/built-in/pages/style.ts'
import {
  forgetOldSignIns,
  forgetSignIn,
  keepSession,
  keepSignIn,
  sessionSecretIn,
  signInSecretIn,
} from './session-cookie.ts'
import type { OpenSessions } from './session-parts.ts'
import { beginSignIn, finishSignIn, SignInFailed, signInSeconds } from './sign-in.ts'
import { failurePage } from './sign-in-page.ts'

type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

const config = { access: 'public' } as const
const windowSeconds = 60
// Each begins or looks up a row for whoever asks.
const callsPerWindow = 120

/** Puts signing in with a browser under `/auth`. */
export function mountSignIn(app: FastifyInstance, signIn: OpenSessions): void {
  const limiter = new RateLimiter(windowSeconds)
  const get = (url: string, answer: Answer) =>
    app.get(url, { config }, async (request, reply) => {
      protectPage(reply)
      const { allowed } = limiter.take(networkOf(request.ip), callsPerWindow, signIn.clock.now().getTime())
      if (!allowed) return showFailure(reply.header('retry-after', String(windowSeconds)), failurePage('too-many'))
      return answer(request, reply).catch((err: unknown) => explain(reply, err))
    })
  get('/auth/login', (request, reply) => begin(signIn, request, reply))
  get('/auth/callback', (request, reply) => finish(signIn, request, reply))
  app.get('/auth/style.css', { config }, (_request, reply) => {
    reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'public, max-age=86400')
    return pageStyle
  })
}

async function begin(signIn: OpenSessions, request: FastifyRequest, reply: FastifyReply) {
  const elsewhere = otherLoopbackName(signIn.publicUrl, request)
  if (elsewhere !== null) return reply.redirect(elsewhere, 303)
  const { returnTo, stepUp } = request.query as Record<string, unknown>
  const { cookie = '' } = request.headers
  const begun = await beginSignIn(signIn, { returnTo, stepUp: stepUp === '1', sessionSecret: sessionSecretIn(cookie) })
  const cookies = [...forgetOldSignIns(cookie), keepSignIn(begun.state, begun.secret, signInSeconds)]
  return reply.header('set-cookie', cookies).redirect(begun.location, 303)
}

async function finish(signIn: OpenSessions, request: FastifyRequest, reply: FastifyReply) {
  const { cookie = '', 'user-agent': userAgent } = request.headers
  const query = new URLSearchParams(request.url.split('?').slice(1).join('?'))
  const state = query.get('state') ?? ''
  const signInSecret = signInSecretIn(cookie, state)
  if (signInSecret !== undefined) reply.header('set-cookie', forgetSignIn(state))
  const sessionSecret = sessionSecretIn(cookie)
  const { secret, until, returnTo } = await finishSignIn(signIn, {
    query,
    signInSecret,
    sessionSecret,
    userAgent,
    address: request.ip,
  })
  const seconds = Math.floor((until.getTime() - signIn.clock.now().getTime()) / 1000)
  return reply.header('set-cookie', keepSession(secret, seconds)).redirect(returnTo, 303)
}

/**
 * On a laptop, 127.0.0.1 and localhost are one server and two hosts for cookies: the browser is sent to the one that
 * the issuer will send it back to.
 */
function otherLoopbackName(publicUrl: string, { hostname, url }: FastifyRequest): string | null {
  const home = new URL(publicUrl)
  const isOther = isLoopbackName(home.hostname) && isLoopbackName(hostname) && hostname !== home.hostname
  return isOther ? home.origin + url : null
}

const isLoopbackName = (name: string) => name === 'localhost' || name === '127.0.0.1' || name === '[::1]'

function explain(reply: FastifyReply, err: unknown): FastifyReply {
  if (err instanceof SignInFailed) return showFailure(reply, failurePage(err.reason, err))
  const { code, details } = toAppError(err)
  if (code !== 'unavailable') throw err
  return showFailure(reply.header('retry-after', String(details.retryAfterSeconds ?? 5)), failurePage('unavailable'))
}

const showFailure = (reply: FastifyReply, { status, page }: ReturnType<typeof failurePage>): FastifyReply =>
  reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page)

function protectPage(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store')
  reply.header('referrer-policy', 'no-referrer')
  reply.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  )
}
