import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Mail, Mailer } from './mailer.ts'
import { addressRefused, notTaken } from './not-taken.ts'

interface Options {
  readonly key: string
  readonly from: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  /** How long the service may take to take a mail. */
  readonly sendSeconds: number
  /** Where the service is; tests have one of their own. */
  readonly baseUrl?: string
}

const readySeconds = 15
const readyMilliseconds = 10_000
const longestPauseSeconds = 3600

/** Hands mails to SendGrid (its v3 API, `POST /v3/mail/send`). Links and openings are not tracked. */
export function openSendGridMailer(options: Options): Mailer {
  const { key, from, clock, log, sendSeconds, baseUrl = 'https://api.sendgrid.com' } = options
  let readyUntil = 0
  const underWay = new Set<Promise<void>>()
  const call = (path: string, init: RequestInit, seconds: number) =>
    fetch(baseUrl + path, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(seconds * 1000),
    }).catch((err: unknown) => {
      log.warn({ err }, 'SendGrid could not be reached')
      throw notTaken(err)
    })
  async function send(mail: Mail): Promise<void> {
    const answer = await call(
      '/v3/mail/send',
      { method: 'POST', body: JSON.stringify(toRequest(mail, from)) },
      sendSeconds,
    )
    if (answer.ok) return
    const problem = await answer.text().catch(() => '')
    log.warn({ status: answer.status, problem: problem.slice(0, 500) }, 'SendGrid did not take a mail')
    if (answer.status === 400 && isAboutRecipient(problem)) throw addressRefused()
    readyUntil = 0
    throw notTaken(new Error(`SendGrid answered ${answer.status}`), pauseOf(answer, clock))
  }
  return {
    send: (mail) => {
      const sending = send(mail).finally(() => underWay.delete(sending))
      underWay.add(sending)
      return sending
    },
    assertReady: async () => {
      if (clock.now().getTime() < readyUntil) return
      const answer = await call('/v3/scopes', { method: 'GET' }, readySeconds)
      await answer.body?.cancel()
      if (!answer.ok) {
        log.warn({ status: answer.status }, 'SendGrid does not let us in')
        throw notTaken(new Error(`SendGrid answered ${answer.status}`), pauseOf(answer, clock))
      }
      readyUntil = clock.now().getTime() + readyMilliseconds
    },
    close: async () => void (await Promise.allSettled(underWay)),
  }
}

const toRequest = ({ to, subject, text, html, messageId, headers }: Mail, from: string) => ({
  personalizations: [{ to: [{ email: to }] }],
  from: toAddress(from),
  subject,
  content: [
    { type: 'text/plain', value: text },
    { type: 'text/html', value: html },
  ],
  headers: { ...headers, ...(messageId !== undefined && { 'Message-ID': messageId }) },
  tracking_settings: {
    click_tracking: { enable: false, enable_text: false },
    open_tracking: { enable: false },
    subscription_tracking: { enable: false },
  },
})

/** `Name <address>`, or an address alone. */
function toAddress(from: string): { readonly email: string; readonly name?: string } {
  const [, name, email] = /^(.*) <(.+)>$/.exec(from) ?? []
  return email === undefined ? { email: from } : { email, ...(name && { name }) }
}

/** Errors name the field that is wrong: `{"errors":[{"message":"…","field":"personalizations.0.to.0.email"}]}`. */
const isAboutRecipient = (problem: string): boolean => /"field"\s*:\s*"personalizations\b[^"]*\bto\b/.test(problem)

/** How long to wait, as the answer says it: `Retry-After` in seconds, or SendGrid's own instant of the next window. */
function pauseOf({ headers }: Response, clock: Clock): number | undefined {
  const after = Number(headers.get('retry-after') ?? Number.NaN)
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) - Math.floor(clock.now().getTime() / 1000)
  const seconds = Number.isFinite(after) ? after : reset
  return seconds > 0 ? Math.min(Math.ceil(seconds), longestPauseSeconds) : undefined
}
