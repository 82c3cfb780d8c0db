import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { AppError } from '../errors/app-error.ts'
import type { Mailer } from './mailer.ts'

interface Options {
  /** `smtp://` begins in the clear and changes to TLS where the server offers it, `smtps://` is TLS at once. */
  readonly url: string
  readonly from: string
  readonly log: Pick<Logger, 'warn'>
}

const retryAfterSeconds = 60
const readyMilliseconds = 10_000

/** Hands mails to an SMTP server, over connections that are kept. What the URL says goes before what is set here. */
export function openSmtpMailer({ url, from, log }: Options): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    requireTLS: isPasswordAtRisk(url),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let readyUntil = 0
  const explain = (err: unknown): never => {
    readyUntil = 0
    log.warn({ err }, 'The mail server did not take a mail')
    throw unavailable(err)
  }
  return {
    send: async (mail) => void (await transport.sendMail({ ...mail, from }).catch(explain)),
    assertReady: async () => {
      if (Date.now() < readyUntil) return
      await transport.verify().catch(explain)
      readyUntil = Date.now() + readyMilliseconds
    },
    close: async () => transport.close(),
  }
}

const unavailable = (cause: unknown) =>
  new AppError('unavailable', {
    detail: 'The mail could not be sent. Try again in a few minutes.',
    retryAfterSeconds,
    cause,
  })

/** A password goes over the network in the clear only where the URL insists (`?requireTLS=false`). */
function isPasswordAtRisk(address: string): boolean {
  const { protocol, username, hostname } = new URL(address)
  return protocol === 'smtp:' && username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
