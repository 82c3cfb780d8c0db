import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenApiDocument } from './openapi.ts'
import { matchesNone } from './precondition.ts'
import type { HttpServer } from './server.ts'

/** Where the reference page is; everything below it is public. */
export const referencePath = '/docs'

// The page loads its own scripts and styles, and calls this server: nothing else.
const contentSecurityPolicy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'connect-src': "'self'",
  'font-src': ["'self'", 'data:'],
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'img-src': ["'self'", 'data:'],
  'script-src': "'self'",
  'style-src': "'self'",
}

/** Serves the document at `/openapi.json` and a page to read and try it at `/docs`. `tag` names this state of it. */
export async function serveReference(app: HttpServer, document: OpenApiDocument, tag: string): Promise<void> {
  const text = JSON.stringify(document)
  app.get('/openapi.json', { config: { access: 'public' } }, (request, reply) => {
    reply.header('etag', tag).header('access-control-allow-origin', '*')
    if (matchesNone(request.headers['if-none-match'], tag)) return reply.code(304).send()
    return reply.header('content-type', 'application/json; charset=utf-8').send(text)
  })
  await app.register((docs, _options, done) => {
    docs.register(documentSource(document))
    docs.register(swaggerUi, {
      routePrefix: referencePath,
      staticCSP: contentSecurityPolicy,
      theme: { title: 'Millrace API' },
      uiConfig: { deepLinking: true, docExpansion: 'list', tryItOutEnabled: true },
    })
    done()
  })
}

/** Stands in for the plug-in that the page takes its document from, which would make a second one from the routes. */
function documentSource(document: OpenApiDocument) {
  const plugin = async (app: FastifyInstance) => {
    app.decorate('swagger', () => document)
  }
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('plugin-meta')]: { name: '@fastify/swagger' },
  })
}
