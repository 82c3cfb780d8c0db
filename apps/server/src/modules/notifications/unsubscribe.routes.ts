import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { networkOf, RateLimiter } from '../../platform/http/limits.ts'
import { unsubscribe } from './unsubscribe.ts'
import type { PageLanguage } from './unsubscribe-page.ts'
import { confirmPage, donePage, styleSource } from './unsubscribe-page.ts'

const windowSeconds = 60
// The mail services of many people call from few networks.
const callsPerWindow = 600
const formBytes = 4 * 1024

/**
 * The page that a mail's link leads to, and what its form and mail programs send (RFC 8058). Who holds the link needs
 * not sign in, and a mail program cannot: there is no `Origin` to be checked, and nothing but the token decides.
 */
export async function mountUnsubscribe(app: FastifyInstance, ctx: Ctx): Promise<void> {
  const limiter = new RateLimiter(windowSeconds)
  const config = { access: 'public' } as const
  await app.register((scope, _options, done) => {
    // Both forms that RFC 8058 allows; what is in them does not matter.
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data']
    scope.addContentTypeParser(forms, { parseAs: 'string', bodyLimit: formBytes }, (_request, _body, parsed) =>
      parsed(null, null),
    )
    scope.get('/unsubscribe/:token', { config }, (request, reply) => {
      assertNotTooOften(request)
      return answer(reply, confirmPage(languageOf(request)))
    })
    scope.post('/unsubscribe/:token', { config }, async (request, reply) => {
      assertNotTooOften(request)
      await unsubscribe(ctx, tokenOf(request))
      return answer(reply, donePage(languageOf(request)))
    })
    done()
  })

  function assertNotTooOften({ ip }: FastifyRequest): void {
    const { allowed, resetSeconds } = limiter.take(networkOf(ip), callsPerWindow, ctx.clock.now().getTime())
    if (!allowed) throw new AppError('rate-limited', { retryAfterSeconds: resetSeconds })
  }
}

const tokenOf = ({ params }: FastifyRequest) => (params as { readonly token: string }).token

/** Who it is, and so their language, is not told to whoever holds the link. */
const languageOf = ({ headers }: FastifyRequest): PageLanguage =>
  /^\s*de\b/i.test(headers['accept-language'] ?? '') ? 'de' : 'en'

function answer(reply: FastifyReply, page: string): FastifyReply {
  const policy = `default-src 'none'; style-src ${styleSource}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  reply.header('content-security-policy', policy)
  reply.header('referrer-policy', 'no-referrer')
  reply.header('cache-control', 'no-store')
  return reply.header('content-type', 'text/html; charset=utf-8').send(page)
}
