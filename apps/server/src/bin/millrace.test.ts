import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readPostmaster } from '../platform/database/embedded/postmaster.ts'

// Each makes a database or two, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const program = fileURLToPath(new URL('../../bin/millrace.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly complaint: string
}

interface Running {
  readonly child: ChildProcess
  readonly dataDir: string
  readonly address: string
  readonly metricsAddress: string
  readonly ended: Promise<Ended>
}

const started: ChildProcess[] = []
const folders: string[] = []
let server: Running

beforeAll(async () => {
  server = await start(await newDataDir())
})

afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
  for (const folder of folders) {
    const postmaster = await readPostmaster(join(folder, 'postgres'))
    if (postmaster?.state === 'running') process.kill(postmaster.pid, 'SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
})

async function newDataDir(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-program-')))
  folders.push(folder)
  return folder
}

function millrace(
  dataDir: string,
  args: readonly string[],
  variables: Record<string, string> = {},
  input = '',
): { child: ChildProcess; ended: Promise<Ended> } {
  // Nothing of the environment of the tests, which may configure another server.
  const child = spawn(process.execPath, [program, ...args], {
    env: { MILLRACE_DATA_DIR: dataDir, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  started.push(child)
  child.stdin.end(input)
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return {
    child,
    ended: ended.then(([out, complaint, [code]]) => ({ code, out, complaint: complaint.replace('building…\n', '') })),
  }
}

const run = (dataDir: string, ...args: string[]): Promise<Ended> => millrace(dataDir, args).ended

async function start(dataDir: string, ...args: string[]): Promise<Running> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const variables = { PORT: String(port), METRICS_PORT: String(metricsPort) }
  const { child, ended } = millrace(dataDir, ['start', ...args], variables)
  const address = `http://127.0.0.1:${port}`
  await Promise.race([
    until(async () => (await statusOf(`${address}/health/ready`)) === 200),
    ended.then(({ complaint }) => {
      throw new Error(`ended before it was ready: ${complaint}`)
    }),
  ])
  return { child, dataDir, ended, address, metricsAddress: `http://127.0.0.1:${metricsPort}/metrics` }
}

async function stop({ child, ended }: Running): Promise<Ended> {
  child.kill('SIGTERM')
  return ended
}

async function newToken({ dataDir }: Pick<Running, 'dataDir'>, email: string, ...options: string[]): Promise<string> {
  const { code, out, complaint } = await run(dataDir, 'token', 'create', '--email', email, ...options)
  expect([code, complaint]).toEqual([0, ''])
  expect(out).toMatch(/^mr_pat_\w+\n$/)
  return out.trim()
}

const statusOf = (url: string, token?: string): Promise<number | null> =>
  fetch(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => null,
  )

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

const postgresOf = (dataDir: string) => readPostmaster(join(dataDir, 'postgres'))

const postgresRuns = async (dataDir: string) => (await postgresOf(dataDir))?.state === 'running'

test('a token made on the command line works at once, and the server tells how it is', async () => {
  const token = await newToken(server, 'ada@example.com', '--scopes', 'users:read,tasks:read', '--expires', '1d')

  const me = await fetch(`${server.address}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  expect([me.status, await me.json()]).toEqual([200, expect.objectContaining({ name: 'Ada Lovelace', role: 'admin' })])
  expect(await statusOf(`${server.address}/v1/me/tokens`, token)).toBe(403)
  expect(await run(server.dataDir, 'doctor')).toMatchObject({ code: 0, complaint: '' })
  const metrics = await (await fetch(server.metricsAddress)).text()
  expect(metrics).toContain('http_requests_total{method="GET",route="/v1/me",status="2xx"} 1\n')
})

test('the reference page and the document are public, and run no foreign script', async () => {
  const document = await fetch(`${server.address}/openapi.json`)
  const tag = document.headers.get('etag') as string

  expect(await document.json()).toMatchObject({ openapi: '3.1.0' })
  expect((await fetch(`${server.address}/openapi.json`, { headers: { 'if-none-match': tag } })).status).toBe(304)
  const page = await fetch(`${server.address}/docs`)
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const loaded = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string)
  expect(loaded.length).toBeGreaterThan(3)
  for (const url of loaded) expect(await statusOf(server.address + url), url).toBe(200)
})

test('a database that is killed makes requests fail with 503, and comes back without help', async () => {
  const token = await newToken(server, 'linus@example.com')
  const postmaster = await postgresOf(server.dataDir)
  const seen = new Set<number | null>()

  process.kill(postmaster!.pid, 'SIGKILL')
  await until(async () => (await statusOf(`${server.address}/health/ready`)) === 503)
  await until(async () => {
    const status = await statusOf(`${server.address}/v1/tasks`, token)
    seen.add(status)
    return status === 200
  })

  expect([...seen].filter((status) => status !== 503)).toEqual([200])
  expect(await statusOf(`${server.address}/health/live`)).toBe(200)
})

test('SIGTERM: requests under way are answered, nothing is left, and the next start finds everything', async () => {
  const token = await newToken(server, 'grace@example.com')
  const finish = await sendSlowly(server, token)

  server.child.kill('SIGTERM')
  const log = join(server.dataDir, 'millrace.log')
  await until(async () => readFileSync(log, 'utf8').includes('"msg":"stopping"'))

  expect(await finish()).toMatch(/^HTTP\/1.1 201 /)
  const { code, out, complaint } = await server.ended
  expect([code, complaint]).toEqual([0, ''])
  expect(await postgresRuns(server.dataDir)).toBe(false)
  for (const words of [server.address, 'ada@example.com', 'npx millrace token create', server.dataDir, 'Ctrl-C']) {
    expect(out).toContain(words)
  }
  expect(out.trim().split('\n').length).toBeLessThan(12)

  const second = await start(server.dataDir)
  const tasks = await fetch(`${second.address}/v1/tasks?text=slowly`, { headers: { authorization: `Bearer ${token}` } })
  expect(((await tasks.json()) as { items: object[] }).items).toHaveLength(1)
  expect(await stop(second)).toMatchObject({ code: 0 })
})

/** Sends the head of a request and a part of its body; what it resolves with sends the rest and gives the answer. */
async function sendSlowly({ address }: Running, token: string): Promise<() => Promise<string>> {
  const body = JSON.stringify({ title: 'Sent slowly' })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.write(
    `POST /v1/tasks HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nconnection: close\r\n\r\n${body.slice(0, 5)}`,
  )
  // The server has the head when it has answered a later request.
  await statusOf(`${address}/v1/me`, token)
  return () => {
    socket.write(body.slice(5))
    return text(socket)
  }
}

test('commands work without a server; --no-demo leaves the database empty', async () => {
  const dataDir = await newDataDir()
  const mary = ['--email', 'mary@example.com', '--name', 'Mary']
  const args = ['user', 'create', ...mary, '--role', 'admin', '--password-stdin']
  const created = await millrace(dataDir, args, {}, 'a long password\n').ended
  expect(JSON.parse(created.out)).toMatchObject({ email: 'mary@example.com', role: 'admin' })
  expect(await postgresRuns(dataDir)).toBe(false)

  const lone = await start(dataDir, '--no-demo')
  const twice = await run(dataDir, 'user', 'create', ...mary)
  expect(twice).toEqual({ code: 1, out: '', complaint: 'Somebody has this e-mail address already.\n' })
  expect((await run(dataDir, 'migrate', '--status')).out).not.toContain('pending')
  expect((await run(dataDir, 'partitions', '--months', '5')).out.match(/^tasks_20.*made now$/gm)).toHaveLength(2)
  const token = await newToken(lone, 'mary@example.com')
  const people = await fetch(`${lone.address}/v1/users`, { headers: { authorization: `Bearer ${token}` } })
  expect(((await people.json()) as { items: object[] }).items).toHaveLength(1)
  expect(await stop(lone)).toMatchObject({ code: 0 })
})

test('what is wrong is said in plain words, with exit code 1 and nothing left running', async () => {
  const dataDir = await newDataDir()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const cases: [string[], Record<string, string>, RegExp][] = [
    [
      ['start'],
      { S3_ENDPOINT: 'http://x', PORT: 'y' },
      /^The configuration is not usable:\n {2}S3_ENDPOINT .*\n {2}PORT .*\n$/,
    ],
    [['start'], { PORT: String(port) }, new RegExp(`^Port ${port} on 127.0.0.1 is in use.\\n.*PORT=`)],
    [['start', '--roles', 'pilot'], {}, /^There is no role "pilot"/],
    [
      ['start'],
      { DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/x' },
      /^Cannot connect to the database at 127.0.0.1:1\/x/,
    ],
    [['token', 'create', '--email', 'a@b.cd', '--expires', 'soon'], {}, /^--expires takes a duration/],
    [
      ['user', 'create', '--email', 'a', '--name', 'A', '--role', 'boss'],
      {},
      /^--email .*\n--role takes viewer, user, admin\.\n$/,
    ],
    [['doctor'], { LOG_LEVEL: 'loud' }, /^$/],
  ]

  const ends = await Promise.all(cases.map(([args, variables]) => millrace(dataDir, args, variables).ended))
  for (const [index, [args, , complaint]] of cases.entries()) {
    expect(ends[index], args.join(' ')).toMatchObject({ code: 1, complaint: expect.stringMatching(complaint) })
    expect(ends[index]?.complaint).not.toMatch(/hunter2|\n {4}at /)
  }
  expect(ends.at(-1)?.out).toContain('✗ The configuration is not usable')
  expect(await postgresRuns(dataDir)).toBe(false)
  taken.close()
})
