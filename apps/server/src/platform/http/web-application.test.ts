import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../errors/app-error.ts'
import type { HttpServer } from './server.ts'
import { serveWebApplication } from './web-application.ts'

const folder = mkdtempSync(join(tmpdir(), 'millrace-web-'))
let app: HttpServer

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Millrace</title>')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets/main-1.js'), 'export {}')
  app = Fastify()
  app.setErrorHandler((err, _request, reply) =>
    reply.code(err instanceof AppError ? 404 : 500).send({ code: 'problem' }),
  )
  await serveWebApplication(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const get = (url: string, headers = {}) => app.inject({ url, headers })

test.each(['/', '/projects/1/board', '/tasks/1', '/people/1', '/trash', '/settings', '/admin/people'])(
  '%s is the page, under a policy that runs nothing but its own files',
  async (path) => {
    const answer = await get(path, browser)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('<title>Millrace')
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  },
)

test('a mistyped address is the page for a browser, with 404, and a problem for a program', async () => {
  const shown = await get('/nope', browser)
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(shown.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await get('/nope', { accept: 'application/json' })).json()).toEqual({ code: 'problem' })
})

test.each(['/v1/nope', '/auth/nope', '/oidc/nope', '/health/nope', '/v1', '/assets/nope.js'])(
  '%s is never the page, not even for a browser',
  async (path) => {
    const answer = await get(path, browser)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).not.toContain('text/html')
  },
)

test('files are kept by browsers for good, the page is asked for each time', async () => {
  expect((await get('/assets/main-1.js')).headers['cache-control']).toContain('immutable')
  expect((await get('/', browser)).headers['cache-control']).toBe('no-cache')
})

test('nothing outside its folder is served', async () => {
  for (const path of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2findex.html']) {
    expect((await get(path)).statusCode, path).toBeGreaterThanOrEqual(400)
  }
})
