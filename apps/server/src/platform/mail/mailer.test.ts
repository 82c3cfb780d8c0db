import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { TestClock } from '../../../testing/test-server.ts'
import { toMail } from './letter.ts'
import { openMailer } from './mailer.ts'

const closing: (() => unknown)[] = []
const lines: unknown[] = []
const clock = new TestClock()
const log = { info: (...line: unknown[]) => void lines.push(line), warn: (...line: unknown[]) => void lines.push(line) }
const letter = {
  subject: 'Hello\r\nBcc: eve@example.test',
  paragraphs: ['Ada <b>wrote</b> "this" – grün'],
  action: { label: 'Open', url: 'https://millrace.test/oidc/reset/secret-token?a=1&b="2"' },
  footnote: 'Not you?',
}
const mail = toMail('ada@example.test', letter)

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  lines.length = 0
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'millrace-mail-'))
  closing.push(() => rm(path, { recursive: true, force: true }))
  return join(path, 'mail')
}

/** Takes mail as far as RFC 5321 asks for it, or refuses every recipient with an answer. */
async function startSmtpServer(refusal: string | null = null) {
  const received: string[] = []
  const server = createServer((socket) => {
    let text = ''
    let isData = false
    socket.write('220 test ESMTP\r\n')
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      text += bytes
      for (;;) {
        const end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const line = text.slice(0, end)
        text = text.slice(end + (isData ? 5 : 2))
        if (isData) received.push(line)
        if (isData) socket.write('250 taken\r\n')
        else if (line === 'DATA') socket.write('354 go on\r\n')
        else if (refusal !== null && line.startsWith('RCPT')) socket.write(`${refusal}\r\n`)
        else socket.write('250 fine\r\n')
        isData = line === 'DATA' && !isData
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, connections: () => connections }
}

function open(smtpUrl: string | null, path: string) {
  const mailer = openMailer({ smtpUrl, from: 'Millrace <no-reply@millrace.test>', folder: path, clock, log })
  closing.push(() => mailer.close())
  return mailer
}

test('without a mail server a mail becomes a file that only the owner reads', async () => {
  const path = await folder()
  await open(null, path).send(mail)

  const [name = ''] = await readdir(path)
  expect(name).toMatch(/^20.*\.eml$/)
  expect((await stat(join(path, name))).mode & 0o777).toBe(0o600)
  const text = await readFile(join(path, name), 'utf8')
  expect(text).toContain('To: ada@example.test')
  expect(text).not.toMatch(/^Bcc:/m)
})

test('the log names recipient and subject of such a mail, never its link', async () => {
  await open(null, await folder()).send(mail)

  expect(JSON.stringify(lines)).toContain('ada@example.test')
  expect(JSON.stringify(lines)).not.toContain('secret-token')
})

test('a mail is handed to the server', async () => {
  const { url, received } = await startSmtpServer()
  const mailer = open(url, '')
  await mailer.assertReady()
  await mailer.send(mail)

  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^Subject: Hello Bcc: eve@example.test\r$/m)
})

test('a mail that the server does not take is an error, not silence', async () => {
  const { url } = await startSmtpServer('451 come again')

  await expect(open(url, '').send(mail)).rejects.toMatchObject({ code: 'unavailable' })
  expect(JSON.stringify(lines)).toContain('did not take a mail')
  expect(JSON.stringify(lines)).not.toContain('secret-token')
})

test('an address that the server does not know is the fault of whoever gave it, not of the server', async () => {
  const { url, connections } = await startSmtpServer('550 no such person')
  const mailer = open(url, '')
  await mailer.assertReady()

  await expect(mailer.send(mail)).rejects.toMatchObject({
    code: 'rule-violated',
    details: { errors: [{ in: 'body', pointer: '/email' }] },
  })
  const before = connections()
  await mailer.assertReady()
  expect(connections()).toBe(before)
})

test('after some seconds the server is asked anew whether it is ready', async () => {
  const { url, connections } = await startSmtpServer()
  const mailer = open(url, '')
  clock.set('2026-01-01T00:00:00Z')
  for (const pause of [0, 9999, 1]) {
    clock.advance(pause)
    await mailer.assertReady()
  }

  expect(connections()).toBe(2)
})

test('a server that is not there is known before anything is promised', async () => {
  await expect(open('smtp://127.0.0.1:1', '').assertReady()).rejects.toMatchObject({ code: 'unavailable' })
  expect(JSON.stringify(lines)).toContain('could not be reached')
})

test('what people wrote is escaped in HTML and kept in text', () => {
  expect(mail.html).toContain('Ada &#60;b&#62;wrote&#60;/b&#62; &#34;this&#34; – grün')
  expect(mail.html).toContain('secret-token?a=1&#38;b=&#34;2&#34;')
  expect(mail.text).toContain('Ada <b>wrote</b> "this" – grün')
  expect(mail.subject).toBe('Hello Bcc: eve@example.test')
})
