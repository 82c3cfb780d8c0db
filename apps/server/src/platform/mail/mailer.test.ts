import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startSmtpServer } from '../../../testing/smtp-server.ts'
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

async function startServer(refusal: { code: number; text: string } | null = null) {
  const server = await startSmtpServer()
  closing.push(server.close)
  server.refuse(refusal)
  return server
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

test('the log names the file of such a mail and its size, nothing of what it says or to whom', async () => {
  const path = await folder()
  await open(null, path).send(mail)

  const [file = ''] = await readdir(path)
  expect(lines[0]).toEqual([{ file, bytes: (await stat(join(path, file))).size }, expect.any(String)])
  for (const secret of ['ada@example.test', 'Hello', 'secret-token'])
    expect(JSON.stringify(lines)).not.toContain(secret)
})

test('a mail is handed to the server', async () => {
  const { url, received } = await startServer()
  const mailer = open(url, '')
  await mailer.assertReady()
  await mailer.send(mail)

  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^Subject: Hello Bcc: eve@example.test\r$/m)
})

test('a mail that the server does not take is an error, not silence', async () => {
  const { url } = await startServer({ code: 451, text: 'come again' })

  await expect(open(url, '').send(mail)).rejects.toMatchObject({ code: 'unavailable' })
  expect(JSON.stringify(lines)).toContain('did not take a mail')
  expect(JSON.stringify(lines)).not.toContain('secret-token')
})

test('an address that the server does not know is the fault of whoever gave it, not of the server', async () => {
  const { url, connections } = await startServer({ code: 550, text: 'no such person' })
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
  const { url, connections } = await startServer()
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

test('a mail keeps its id and headers, however it goes', async () => {
  const path = await folder()
  const { url, received } = await startServer()
  const marked = { ...mail, messageId: '<one@millrace.test>', headers: { 'X-Request-Id': 'r-1' } }
  await open(url, '').send(marked)
  await open(null, path).send(marked)

  const [name = ''] = await readdir(path)
  for (const text of [received[0] ?? '', await readFile(join(path, name), 'utf8')]) {
    expect(text).toMatch(/^Message-ID: <one@millrace.test>\r?$/m)
    expect(text).toMatch(/^X-Request-ID: r-1\r?$/im)
  }
})

test('what people wrote is escaped in HTML and kept in text', () => {
  expect(mail.html).toContain('Ada &#60;b&#62;wrote&#60;/b&#62; &#34;this&#34; – grün')
  expect(mail.html).toContain('secret-token?a=1&#38;b=&#34;2&#34;')
  expect(mail.text).toContain('Ada <b>wrote</b> "this" – grün')
  expect(mail.subject).toBe('Hello Bcc: eve@example.test')
})

test('a mail server that goes on and on is given up in time, and what it was sent is broken off', async () => {
  // Answers every command at once, and the mail itself with one line after another, none of them the last.
  let ended = false
  const talkative = createServer((socket) => {
    let trickle: NodeJS.Timeout | undefined
    socket.write('220 here\r\n')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      const command = data.toString()
      if (trickle) return
      if (/^DATA/.test(command)) socket.write('354 go on\r\n')
      else if (/^(EHLO|MAIL|RCPT|RSET)/.test(command)) socket.write('250 well\r\n')
      else trickle = setInterval(() => socket.write('250-wait\r\n'), 20)
    })
    socket.on('close', () => {
      ended = true
      clearInterval(trickle)
    })
  })
  await new Promise<void>((resolve) => talkative.listen(0, '127.0.0.1', resolve))
  closing.push(() => talkative.close())
  const smtpUrl = `smtp://127.0.0.1:${(talkative.address() as AddressInfo).port}`
  const mailer = openMailer({ smtpUrl, from: 'a@b.test', folder: '', clock, log, sendSeconds: 0.5 })
  closing.push(() => mailer.close())

  await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'unavailable' })
  await expect.poll(() => ended).toBe(true)
})
