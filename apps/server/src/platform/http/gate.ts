import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors/app-error.ts'
import type { Principal } from '../identity/actor.ts'
import { requirePermission } from '../identity/actor.ts'
import { requireRecentSecondFactor } from '../identity/step-up.ts'
import { assertOwnRequest, isUnsafe } from '../sessions/own-origin.ts'
import { sessionSecretIn } from '../sessions/session-cookie.ts'
import type { Budget } from './limits.ts'
import { networkOf, RateLimiter } from './limits.ts'
import type { Route } from './route.ts'

/** Requests per minute: for each person and each token, and for each network that shows no valid token. */
export interface Quotas {
  readonly perPrincipal: number
  readonly perAddress: number
}

const windowSeconds = 60
// A heavy call counts as this many.
const heavyShare = 20

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null
  }
  interface FastifyContextConfig {
    access?: Route['access']
  }
}

/** Decides, before the body is read, who calls, whether the route is theirs, and whether they call too often. */
export class Gate {
  readonly #ctx: Ctx
  readonly #quotas: Quotas
  readonly #limiter = new RateLimiter(windowSeconds)

  constructor(ctx: Ctx, quotas: Quotas) {
    this.#ctx = ctx
    this.#quotas = quotas
  }

  /** Throws or rejects what is not admitted; a token that is known is decided at once. */
  admit(route: Route, request: FastifyRequest, reply: FastifyReply): void | Promise<void> {
    if (route.access === 'public' && route.limit === 'none') return
    let hasPaid = false
    // A token that nobody knows pays before it is looked up: looking is what a flood of invented ones would cost.
    const pay = () => {
      this.#payAsStranger(request, reply)
      hasPaid = true
    }
    const principal = this.#authenticate(request, pay)
    if (principal instanceof Promise) {
      return principal.then((known) => this.#decide(route, request, reply, known, hasPaid))
    }
    this.#decide(route, request, reply, principal, hasPaid)
  }

  /** By the token when one is sent, whatever cookies come with it; by the session otherwise. */
  #authenticate(request: FastifyRequest, pay: () => void): Principal | null | Promise<Principal | null> {
    const { authorization, cookie } = request.headers
    if (authorization !== undefined) {
      const token = bearerToken(authorization)
      return token === undefined ? null : this.#ctx.authenticator.authenticate(token, pay)
    }
    const secret = cookie === undefined ? undefined : sessionSecretIn(cookie)
    return secret === undefined ? null : this.#ctx.sessions.authenticate(secret, pay)
  }

  #decide(
    route: Route,
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal | null,
    hasPaid: boolean,
  ): void {
    request.principal = principal
    if (!principal) {
      if (!hasPaid) this.#payAsStranger(request, reply)
      if (route.access === 'public') return
      throw new AppError('unauthenticated', { detail: 'Send a valid access token as "Authorization: Bearer …".' })
    }
    if (hasPaid) this.#limiter.giveBack(strangerKey(request))
    if (principal.session && isUnsafe(request.method)) {
      assertOwnRequest(request.headers, this.#ctx.sessions.publicOrigin)
    }
    const quota =
      route.limit === 'heavy' ? Math.ceil(this.#quotas.perPrincipal / heavyShare) : this.#quotas.perPrincipal
    const suffix = route.limit === 'heavy' ? ' heavy' : ''
    this.#spend(reply, `token ${principal.tokenId}${suffix}`, quota, true)
    this.#spend(reply, `user ${principal.userId}${suffix}`, quota, false)
    if (route.access !== 'public' && route.access !== 'signed-in') requirePermission(principal, route.access)
    if (route.stepUp) requireRecentSecondFactor(principal, this.#ctx.clock)
  }

  #payAsStranger(request: FastifyRequest, reply: FastifyReply): void {
    this.#spend(reply, strangerKey(request), this.#quotas.perAddress, false)
  }

  #spend(reply: FastifyReply, key: string, quota: number, tell: boolean): void {
    const budget = this.#limiter.take(key, quota, this.#ctx.clock.now().getTime())
    if (tell || !budget.allowed) tellBudget(reply, quota, budget)
    if (!budget.allowed) {
      throw new AppError('rate-limited', {
        detail: `More than ${quota} requests in ${windowSeconds} seconds. Wait ${budget.resetSeconds} seconds.`,
        retryAfterSeconds: budget.resetSeconds,
      })
    }
  }
}

const strangerKey = (request: FastifyRequest) => `address ${networkOf(request.ip)}`

const bearerToken = (header: string): string | undefined => /^Bearer ([\x21-\x7e]{1,8192})$/i.exec(header)?.[1]

/** RateLimit header fields for HTTP (draft-ietf-httpapi-ratelimit-headers-10). */
function tellBudget(reply: FastifyReply, quota: number, budget: Budget): void {
  reply.header('ratelimit-policy', `"default";q=${quota};w=${windowSeconds}`)
  reply.header('ratelimit', `"default";r=${budget.remaining};t=${budget.resetSeconds}`)
}

/** The caller's own request id when it is a harmless one, else a new one. */
export function requestIdOf(headers: Record<string, string | string[] | undefined>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,128}$/.test(given) ? given : randomUUID()
}
