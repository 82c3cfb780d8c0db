import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../clock/clock.ts'
import { AppError } from '../../errors/app-error.ts'
import { networkOf, RateLimiter } from '../../http/limits.ts'
import { foreignOriginPage, mailFailedPage, tooManyTriesPage } from './pages/messages.ts'
import { providerPath } from './provider-path.ts'

/** Anyone may call: who it is, is what these pages find out. */
export const config = { access: 'public' } as const

const windowSeconds = 60
// A sign-in with a second factor is two of them.
const triesPerWindow = 60
const formBytes = 8 * 1024

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | FastifyReply

/** Registers pages and their forms. A form is taken from our own pages only, and not too often from one network. */
export class PageRoutes {
  readonly #app: FastifyInstance
  readonly #origin: string
  readonly #clock: Clock
  readonly #tries = new RateLimiter(windowSeconds)

  constructor(app: FastifyInstance, { issuer, clock }: { readonly issuer: string; readonly clock: Clock }) {
    this.#app = app
    this.#origin = new URL(issuer).origin
    this.#clock = clock
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
  }

  page(url: string, handler: Handler): void {
    this.#app.get(url, { config }, handler)
  }

  form(url: string, handler: Handler): void {
    this.#app.post(url, { config }, (request, reply) => {
      if (request.headers.origin !== this.#origin) return answerPage(reply, 403, foreignOriginPage(providerPath))
      const { allowed, resetSeconds } = this.#tries.take(
        networkOf(request.ip),
        triesPerWindow,
        this.#clock.now().getTime(),
      )
      return allowed ? handler(request, reply) : refuseTooMany(reply, resetSeconds)
    })
  }
}

/** The fields of a form. */
export const formOf = ({ body }: FastifyRequest): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams()

/** A field as it is meant: without spaces around it. */
export const textOf = (request: FastifyRequest, name: string): string => formOf(request).get(name)?.trim() ?? ''

export const paramOf = ({ params }: FastifyRequest, name: string): string =>
  (params as Readonly<Record<string, string>>)[name] ?? ''

export function refuseTooMany(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return answerPage(reply, 429, tooManyTriesPage(providerPath, seconds))
}

/** Says that nothing was sent; any other error is somebody else's. */
export function refuseMail(reply: FastifyReply, err: unknown): FastifyReply {
  if (!(err instanceof AppError) || err.code !== 'unavailable') throw err
  reply.header('retry-after', String(err.details.retryAfterSeconds ?? windowSeconds))
  return answerPage(reply, 503, mailFailedPage(providerPath))
}

export function answerPage(
  reply: FastifyReply,
  status: number,
  page: string,
  ...formTargets: readonly string[]
): FastifyReply {
  protectPage(reply, ...formTargets)
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(page)
}

/** After a form: another page, which can be loaded again without sending the form again. */
export const goTo = (reply: FastifyReply, url: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(url, 303)

/**
 * Browsers hold a form's redirects against `form-action` too, so the client's origin must be in it; with the referrer
 * policy `no-referrer` they would send `Origin: null`. To `script-src` the provider adds the hash of the one line of
 * script with which it sends a form of its own.
 */
export function protectPage(reply: FastifyReply, ...formTargets: readonly string[]): void {
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
