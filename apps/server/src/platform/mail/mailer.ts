import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { openFolderMailer } from './folder-mailer.ts'
import { openSendGridMailer } from './sendgrid-mailer.ts'
import { openSmtpMailer } from './smtp-mailer.ts'

/** A mail to one person, in both of its forms. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** With its angle brackets. The same one again tells that it is the same mail; a new one when left out. */
  readonly messageId?: string
  /** More headers by name, each on one line. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Mail servers look into a mail before they take it. Whoever gives up too early does not know whether it was taken, and
 * it is sent once more (RFC 5321, 4.5.3.2).
 */
export const longestSendSeconds = 60

export interface Mailer {
  /** Where each mail becomes a file, when nobody takes it. */
  readonly folder?: string
  /**
   * Rejects with `unavailable` when the mail was not taken: whoever asked for it has to be told to try again. With
   * `rule-violated` when nobody gets mail at the address: another try is of no use. Takes `longestSendSeconds` at most;
   * what was not taken until then is not sent any more.
   */
  send(mail: Mail): Promise<void>
  /** Rejects with `unavailable` when no mail can be sent at present, to whomever it may be. */
  assertReady(): Promise<void>
  /** Waits for what is being sent. */
  close(): Promise<void>
}

export interface MailerOptions {
  /** The server that takes mail. */
  readonly smtpUrl: string | null
  /** The key of the service that takes mail, when there is no server. */
  readonly sendGridKey?: string | null
  /** Who it comes from, as in a `From` line. */
  readonly from: string
  /** Where mails are written, each a file, when there is neither. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn'>
  /** `longestSendSeconds` unless told otherwise. */
  readonly sendSeconds?: number
}

export function openMailer({ smtpUrl, sendGridKey = null, folder, ...given }: MailerOptions): Mailer {
  const parts = { sendSeconds: longestSendSeconds, ...given }
  if (smtpUrl !== null) return openSmtpMailer({ ...parts, url: smtpUrl })
  if (sendGridKey !== null) return openSendGridMailer({ ...parts, key: sendGridKey })
  return openFolderMailer({ ...parts, folder })
}
