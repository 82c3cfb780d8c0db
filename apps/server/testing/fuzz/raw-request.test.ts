import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { Problem } from '@millrace/contract'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'

const longestMilliseconds = 2000

let server: TestServer
let port: number
let token: string

beforeAll(async () => {
  server = await openTestServer()
  token = `test-${(await server.createUser()).id}`
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  port = (server.app.server.address() as { port: number }).port
})
afterAll(() => server.close())

/** Instead of a status: the connection was ended without a word. */
const closed = 0

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends bytes as they are, and gives what comes back until the server ends the connection. */
async function send(...parts: readonly (string | Buffer)[]): Promise<Answer> {
  const socket = connect(port, '127.0.0.1')
  // The server may end the connection before it has read everything.
  socket.on('error', () => socket.destroy())
  for (const part of parts) socket.write(typeof part === 'string' ? part.replace(tokenMark, token) : part)
  const timer = setTimeout(() => socket.end(), longestMilliseconds)
  const answer = await text(socket).catch(() => '')
  clearTimeout(timer)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1] ?? closed), head, body: chunkless(body) }
}

/** Node.js answers a request without a host itself, in chunks of which the first is the last. */
const chunkless = (body: string) => (body === '0' ? '' : body)

const tokenMark = '<token>'

const request = (line: string, ...headers: readonly string[]) =>
  [`${line} HTTP/1.1`, 'Host: x', 'Connection: close', `Authorization: Bearer ${tokenMark}`, ...headers, '', ''].join(
    '\r\n',
  )

const json = '{"title":"x"}'
const post = (...headers: readonly string[]) => request('POST /v1/tasks', 'Content-Type: application/json', ...headers)
const length = `Content-Length: ${json.length}`

const bomb = gzipSync(Buffer.alloc(50_000_000, 32))

const refused: readonly [what: string, statuses: readonly number[], parts: readonly (string | Buffer)[]][] = [
  ['a header of 64 KB', [431], [request('GET /v1/me', `X-Long: ${'h'.repeat(65_536)}`)]],
  ['1,000 headers of 100 bytes', [431], [request('GET /v1/me', ...many(1000, 'h'.repeat(90)))]],
  [
    'both lengths',
    [400],
    [post('Content-Length: 4', 'Transfer-Encoding: chunked'), `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`],
  ],
  ['two lengths', [400], [post(length, 'Content-Length: 3'), json]],
  ['a negative length', [400], [post('Content-Length: -1'), json]],
  ['a length that is no number', [400], [post('Content-Length: 1e3'), json]],
  ['a length of many digits', [400, 413], [post(`Content-Length: ${'9'.repeat(40)}`), json]],
  ['a length of a gigabyte', [413], [post('Content-Length: 1073741824'), json]],
  ['a shorter length', [400], [post('Content-Length: 5'), json]],
  ['an unknown transfer coding', [400, 501], [post('Transfer-Encoding: gzip'), json]],
  ['chunked twice', [400], [post('Transfer-Encoding: chunked, chunked'), json]],
  ['a chunk without a size', [400], [post('Transfer-Encoding: chunked'), 'zz\r\n']],
  [
    'a chunk extension without end',
    [400, 413, 431],
    [post('Transfer-Encoding: chunked'), `1;${'x'.repeat(100_000)}\r\n`],
  ],
  [
    'endless chunks',
    [413],
    [post('Transfer-Encoding: chunked'), ...Array<string>(40).fill(`ffff\r\n${' '.repeat(65_535)}\r\n`)],
  ],
  [
    'invalid UTF-8 in chunks',
    [400],
    [post('Transfer-Encoding: chunked'), '3\r\n"', Buffer.from([0xff]), '"\r\n0\r\n\r\n'],
  ],
  ['a control character in a header', [400], [request('GET /v1/me', 'X-A: a\u0001b')]],
  ['a folded header', [400], [request('GET /v1/me', 'X-A: a', ' b')]],
  ['a space before the colon', [400], [request('GET /v1/me', 'X-A : b')]],
  ['a bare line feed', [400], ['GET /v1/me HTTP/1.1\nHost: x\n\n']],
  ['no host', [400], ['GET /v1/me HTTP/1.1\r\nConnection: close\r\n\r\n']],
  ['an unknown version', [400, 505], ['GET /v1/me HTTP/9.9\r\nHost: x\r\n\r\n']],
  ['an unknown method', [400, 405, 501], [request('STEAL /v1/me')]],
  ['the answer to another protocol', [400], ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc']],
  ['a path of 64 KB', [414, 431], [request(`GET /v1/${'p'.repeat(65_536)}`)]],
  ['a NUL in the path', [400], [request('GET /v1/me\u0000')]],
  ['raw bytes in the path', [400, 404], [Buffer.from(request('GET /v1/\u00ff\u00fe'), 'latin1')]],
  ['a proxy tunnel', [closed], [request('CONNECT evil.example:443')]],
  ['a compressed bomb', [413, 415], [post('Content-Encoding: gzip', `Content-Length: ${bomb.length}`), bomb]],
]

function many(count: number, value: string): string[] {
  return Array.from({ length: count }, (_, at) => `X-${at}: ${value}`)
}

test.each(refused)('%s is refused in order, and the server lives on', async (_what, statuses, parts) => {
  const { status, head, body } = await send(...parts)

  expect(statuses).toContain(status)
  if (body !== '') {
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(Compile(Problem).Check(JSON.parse(body))).toBe(true)
    expect(JSON.parse(body)).toMatchObject({ status })
    expect(head.toLowerCase()).toContain(`x-request-id: ${JSON.parse(body).requestId}`)
  }
  expect(await send(request('GET /v1/me'))).toMatchObject({ status: 200 })
})
