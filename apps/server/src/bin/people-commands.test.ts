import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const program = fileURLToPath(new URL('../../bin/millrace.js', import.meta.url))

let database: TestDatabase
let folder: string
let server: ChildProcess
let address: string

beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'millrace-commands-'))
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  server = start(['start', '--no-demo'], { PORT: String(port) })
  const says = text(server.stderr as NonNullable<ChildProcess['stderr']>)
  const ended = once(server, 'exit').then(async () => Promise.reject(new Error(`ended: ${await says}`)))
  await Promise.race([until(async () => (await statusOf('/health/ready')) === 200), ended])
  ended.catch(() => {})
})
afterAll(async () => {
  const exit = once(server, 'exit')
  server.kill('SIGTERM')
  await exit
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(args: readonly string[], variables: Record<string, string> = {}): ChildProcess {
  const env = { MILLRACE_DATA_DIR: folder, DATABASE_URL: database.url, PUBLIC_URL: address, ...variables }
  return spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs a command to its end. */
async function run(args: readonly string[], variables: Record<string, string> = {}) {
  const child = start(args, variables)
  const { stdout, stderr } = child as { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream }
  const [out, complaint, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')])
  return { code, out, complaint: complaint.replace('building…\n', '') }
}

/** What a command that must work prints, as JSON. */
async function json(...args: readonly string[]) {
  const { code, out, complaint } = await run(args)
  expect([code, complaint]).toEqual([0, ''])
  return JSON.parse(out)
}

const statusOf = (path: string, token?: string): Promise<number | null> =>
  fetch(address + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }).then(
    ({ status }) => status,
    () => null,
  )

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

const person = (email: string, role: string) =>
  json('user', 'create', '--email', email, '--name', email, '--role', role)

const newToken = async (email: string) => (await run(['token', 'create', '--email', email])).out.trim()

interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
const bodyOf = (answer: Response): Promise<any> => answer.json()

/** Asks for a token where the API says that tokens come from. */
async function askForToken({ clientId, clientSecret }: Client, more: Record<string, string> = {}) {
  const { headers } = await fetch(`${address}/v1/me`)
  const [, metadata = ''] = /resource_metadata="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? []
  const { resource, authorization_servers: issuers } = await bodyOf(await fetch(metadata))
  expect(resource).toBe(address)
  const discovery = await bodyOf(await fetch(`${issuers[0]}/.well-known/openid-configuration`))
  const answer = await fetch(discovery.token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
  })
  return { status: answer.status, body: await bodyOf(answer) }
}

const me = async (token: string) =>
  bodyOf(await fetch(`${address}/v1/me`, { headers: { authorization: `Bearer ${token}` } }))

test('a service account is made, gets tokens at the discovered endpoint, and is revoked', async () => {
  const created = await run([
    'service-account',
    'create',
    '--name',
    'Exporter',
    '--permissions',
    'tasks:read, users:read',
  ])
  expect(created).toMatchObject({ code: 0, complaint: '' })
  const client = JSON.parse(created.out)
  expect(Object.keys(client)).toEqual(['clientId', 'clientSecret'])

  const granted = await askForToken(client)
  expect(granted).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 300 } })
  expect(await me(granted.body.access_token)).toMatchObject({
    kind: 'service',
    name: 'Exporter',
    permissions: ['tasks:read', 'users:read'],
  })
  const narrow = await askForToken(client, { scope: 'tasks:read' })
  expect((await me(narrow.body.access_token)).permissions).toEqual(['tasks:read'])
  expect(await statusOf('/v1/users', narrow.body.access_token)).toBe(403)
  expect((await askForToken(client, { scope: 'users:admin' })).status).toBe(400)
  expect(await askForToken({ ...client, clientSecret: 'wrong' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
  expect(await json('service-account', 'list')).toEqual([expect.objectContaining({ clientId: client.clientId })])

  expect(await run(['service-account', 'revoke', '--client-id', client.clientId])).toMatchObject({ code: 0 })
  const revokedAt = Date.now()
  await until(async () => (await statusOf('/v1/me', granted.body.access_token)) === 401)
  expect(Date.now() - revokedAt).toBeLessThan(6000)
  expect((await askForToken(client)).status).toBe(401)
  expect(await json('service-account', 'list')).toEqual([])
  expect(await run(['service-account', 'revoke', '--client-id', client.clientId])).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('There is no service account'),
  })
})

test('a person is disabled within seconds, enabled again, and given another role', async () => {
  await person('root@example.com', 'admin')
  await person('ada@example.com', 'user')
  const token = await newToken('ada@example.com')
  expect(await statusOf('/v1/me', token)).toBe(200)

  expect(await json('user', 'disable', '--email', 'Ada@example.com')).toMatchObject({ disabledAt: expect.any(String) })
  const disabledAt = Date.now()
  await until(async () => (await statusOf('/v1/me', token)) === 401)
  expect(Date.now() - disabledAt).toBeLessThan(6000)
  expect(await json('user', 'enable', '--email', 'ada@example.com')).toMatchObject({ disabledAt: null })
  expect(await json('user', 'role', '--email', 'ada@example.com', '--role', 'viewer')).toMatchObject({ role: 'viewer' })
  const listed: { email: string; role: string }[] = await json('user', 'list')
  expect(listed.map(({ email, role }) => [email, role])).toEqual([
    ['ada@example.com', 'viewer'],
    ['root@example.com', 'admin'],
  ])
})

test('the last active admin stays one', async () => {
  for (const args of [['disable'], ['role', '--role', 'user']]) {
    expect(await run(['user', ...args, '--email', 'root@example.com'])).toMatchObject({
      code: 1,
      out: '',
      complaint: expect.stringContaining('last active admin'),
    })
  }
})

test('an invitation prints the link that was written to a file, which opens', async () => {
  const { code, out, complaint } = await run(['user', 'invite', '--email', 'grace@example.com', '--role', 'viewer'])

  expect([code, complaint]).toEqual([0, ''])
  expect(out).toMatch(new RegExp(`^${address}/oidc/invitation/[\\w-]+\\n$`))
  expect((await fetch(out.trim())).status).toBe(200)
  expect(await run(['user', 'invite', '--email', 'root@example.com'])).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('Somebody has this e-mail address already.'),
  })
})

test('what is wrong is said in plain words', async () => {
  const issuer = { OIDC_ISSUER: 'https://keycloak.example/realms/millrace' }
  const create = ['service-account', 'create', '--name', 'x', '--permissions']
  const cases: [readonly string[], Record<string, string>, RegExp][] = [
    [[...create, 'tasks:read'], issuer, /keycloak\.example.*has to be made there[\s\S]*docs\/identity\.md/],
    [['user', 'invite', '--email', 'a@b.cd'], issuer, /OpenID issuer/],
    [[...create, 'users:admin'], {}, /^--permissions/],
    [['user', 'disable', '--email', 'nobody@example.com'], {}, /^Nobody has the e-mail address/],
    [['user', 'role', '--email', 'root@example.com', '--role', 'boss'], {}, /^--role takes viewer, user, admin/],
  ]
  const ends = await Promise.all(cases.map(([args, variables]) => run(args, variables)))
  for (const [index, [args, , complaint]] of cases.entries()) {
    const expected = { code: 1, out: '', complaint: expect.stringMatching(complaint) }
    expect(ends[index], args.join(' ')).toMatchObject(expected)
  }
})
