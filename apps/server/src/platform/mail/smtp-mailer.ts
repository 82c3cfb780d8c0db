import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { inTime } from '../clock/in-time.ts'
import type { Mail, Mailer } from './mailer.ts'
import { addressRefused, notTaken } from './not-taken.ts'

interface Options {
  /** `smtp://` begins in the clear and changes to TLS where the server offers it, `smtps://` is TLS at once. */
  readonly url: string
  readonly from: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  /** For how long it is tried to hand over a mail. */
  readonly sendSeconds: number
}

const readyMilliseconds = 10_000
const answerMilliseconds = 15_000

/** Hands mails to an SMTP server, over connections that are kept. What the URL says goes before what is set here. */
export function openSmtpMailer({ url, from, clock, log, sendSeconds }: Options): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    requireTLS: isPasswordAtRisk(url),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: sendSeconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let readyUntil = 0
  const explain = (what: string) => (err: unknown) => {
    log.warn({ err }, what)
    // It says nothing about mail to others.
    if (isRecipientRefused(err)) throw addressRefused()
    readyUntil = 0
    throw notTaken(err)
  }
  const send = async (mail: Mail) => {
    const signal = AbortSignal.timeout(sendSeconds * 1000)
    await transport.sendMail({ ...mail, from, signal })
  }
  return {
    send: (mail) => send(mail).catch(explain('The mail server did not take a mail')),
    assertReady: async () => {
      if (clock.now().getTime() < readyUntil) return
      const complaint = explain('The mail server could not be reached or did not let us sign in')
      await inTime(() => transport.verify(), answerMilliseconds, 'The mail server did not answer.').catch(complaint)
      readyUntil = clock.now().getTime() + readyMilliseconds
    },
    close: async () => transport.close(),
  }
}

/** For good: with a code below 500 the server asks to be tried again later (RFC 5321, 4.2.1). */
function isRecipientRefused(err: unknown): boolean {
  const { command, responseCode } = err as { readonly command?: unknown; readonly responseCode?: unknown }
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
}

/** A password goes over the network in the clear only where the URL insists (`?requireTLS=false`). */
function isPasswordAtRisk(address: string): boolean {
  const { protocol, username, hostname } = new URL(address)
  return protocol === 'smtp:' && username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
