import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestClock } from '../../../testing/test-server.ts'
import type { Mail } from './mailer.ts'
import { openSendGridMailer } from './sendgrid-mailer.ts'

const mail: Mail = {
  to: 'ada@example.test',
  subject: 'Hello',
  text: 'Text',
  html: '<p>Text</p>',
  messageId: '<one@millrace.test>',
  headers: { 'X-Request-Id': 'r-1' },
}
const lines: unknown[] = []
const log = { warn: (...line: unknown[]) => void lines.push(line) }
const clock = new TestClock()
// biome-ignore lint/suspicious/noExplicitAny: what the service gets has a shape of its own.
let requests: { url: string | undefined; authorization: string | undefined; body: any }[]
let answer: { status: number; headers?: Record<string, string>; body?: string }
let baseUrl: string
let close: () => Promise<void>

beforeEach(async () => {
  requests = []
  lines.length = 0
  answer = { status: 202 }
  const listener: RequestListener = async (request, response) => {
    requests.push({ url: request.url, authorization: request.headers.authorization, body: await bodyOf(request) })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
})
afterEach(() => close())

const bodyOf = (request: IncomingMessage) => (request.method === 'POST' ? json(request) : null)
const open = () =>
  openSendGridMailer({ key: 'SG.secret', from: 'Millrace <m@millrace.test>', clock, log, baseUrl, sendSeconds: 5 })

test('a mail is handed over with its id and headers, and nothing about its reader is tracked', async () => {
  await open().send(mail)

  expect(requests).toEqual([
    {
      url: '/v3/mail/send',
      authorization: 'Bearer SG.secret',
      body: {
        personalizations: [{ to: [{ email: 'ada@example.test' }] }],
        from: { email: 'm@millrace.test', name: 'Millrace' },
        subject: 'Hello',
        content: [
          { type: 'text/plain', value: 'Text' },
          { type: 'text/html', value: '<p>Text</p>' },
        ],
        headers: { 'X-Request-Id': 'r-1', 'Message-ID': '<one@millrace.test>' },
        tracking_settings: {
          click_tracking: { enable: false, enable_text: false },
          open_tracking: { enable: false },
          subscription_tracking: { enable: false },
        },
      },
    },
  ])
})

test('a recipient who is refused is no reason to try again', async () => {
  const field = 'personalizations.0.to.0.email'
  answer = { status: 400, body: JSON.stringify({ errors: [{ message: 'Does not contain a valid address.', field }] }) }

  await expect(open().send(mail)).rejects.toMatchObject({ code: 'rule-violated' })
})

test('a service that is busy or broken, or does not let us in, may take the mail later', async () => {
  for (const status of [401, 403, 429, 500, 503]) {
    answer = { status }
    await expect(open().send(mail), String(status)).rejects.toMatchObject({ code: 'unavailable' })
  }
  expect(JSON.stringify(lines)).not.toContain('SG.secret')
})

test('the service says how long to wait', async () => {
  answer = { status: 429, headers: { 'retry-after': '17' } }
  await expect(open().send(mail)).rejects.toMatchObject({ details: { retryAfterSeconds: 17 } })

  clock.set('2026-11-21T08:00:00Z')
  const reset = String(clock.now().getTime() / 1000 + 42)
  answer = { status: 429, headers: { 'x-ratelimit-reset': reset } }
  await expect(open().send(mail)).rejects.toMatchObject({ details: { retryAfterSeconds: 42 } })
})

test('a service that cannot be reached may take the mail later', async () => {
  const mailer = open()
  await close()

  await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(mailer.assertReady()).rejects.toMatchObject({ code: 'unavailable' })
})

test('whether it is ready is asked once in some seconds', async () => {
  answer = { status: 200, body: '{}' }
  clock.set('2026-11-21T08:00:00Z')
  const mailer = open()
  await mailer.assertReady()
  await mailer.assertReady()

  expect(requests.map(({ url }) => url)).toEqual(['/v3/scopes'])
})
