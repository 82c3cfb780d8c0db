import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import type { HttpServer } from './server.ts'

/** Below this path are files whose names change with their content. */
export const assetsPath = '/assets'

// Scripts and styles come from files of this server alone; the page talks to no other.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Addresses of the application; its own router takes them from there. */
const places = [
  ...['/', '/projects/*', '/tasks/*', '/people/*', '/notifications', '/trash'],
  ...['/settings', '/settings/*', '/admin', '/admin/*'],
]

/** Addresses of the API and of signing in: what is missing below them is told as a problem, even to a browser. */
const notPages = /^\/(v1|auth|oidc|account|health|metrics|assets)(\/|$)/

const config = { access: 'public' } as const

/** Serves the built web application at `/`. Answers whether there is one. */
export async function serveWebApplication(app: HttpServer, folder: string | null = builtFolder()): Promise<boolean> {
  if (folder === null) return false
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const icon = readFileSync(join(folder, 'icon.svg'))
  for (const place of places) app.get(place, { config }, (_request, reply) => sendPage(reply, page))
  // A mistyped address is answered by the application too, which says so and leads back.
  app.get('/*', { config }, ({ url, headers }, reply) => {
    if (notPages.test(url) || !headers.accept?.includes('text/html')) throw new AppError('not-found')
    return sendPage(reply.code(404), page)
  })
  app.get('/icon.svg', { config }, (_request, reply) =>
    reply.header('content-type', 'image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  )
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `${assetsPath}/`,
    preCompressed: true,
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
  return true
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  reply.header('content-security-policy', contentSecurityPolicy)
  reply.header('cross-origin-opener-policy', 'same-origin').header('referrer-policy', 'same-origin')
  return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
}

/** dist/ of apps/web, found from the sources as well as from the bundle; null where it has not been built. */
function builtFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'apps/web')) && folder !== dirname(folder)) folder = dirname(folder)
  const dist = join(folder, 'apps/web/dist')
  return existsSync(join(dist, 'index.html')) ? dist : null
}
