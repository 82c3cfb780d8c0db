import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors/app-error.ts'

/** Bodies are JSON in UTF-8 (RFC 8259, 8.1), plain or as a merge patch; of any other type they answer 415. */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser<Buffer>(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request, body, done) => {
      // Many clients name the type of a body that they do not send; whether one is needed, the route's schema says.
      if (body.length === 0) {
        done(null, undefined)
        return
      }
      const { 'content-encoding': encoding = 'identity' } = request.headers
      if (encoding !== 'identity') {
        done(new AppError('unsupported-media-type', { detail: 'Send the body without Content-Encoding.' }))
        return
      }
      // Decoding would put U+FFFD in the place of other bytes, and so keep something else than what was sent.
      if (isUtf8(body)) void parse(request, body.toString(), done)
      else done(new AppError('malformed-body', { detail: 'The body is not valid UTF-8.' }))
    },
  )
}
