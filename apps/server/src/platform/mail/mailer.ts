import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { openFolderMailer } from './folder-mailer.ts'
import { openSmtpMailer } from './smtp-mailer.ts'

/** A mail to one person, in both of its forms. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mailer {
  /**
   * Rejects with `unavailable` when the mail was not taken: whoever asked for it has to be told to try again. With
   * `rule-violated` when nobody gets mail at the address: another try is of no use.
   */
  send(mail: Mail): Promise<void>
  /** Rejects with `unavailable` when no mail can be sent at present, to whomever it may be. */
  assertReady(): Promise<void>
  /** Waits for what is being sent. */
  close(): Promise<void>
}

export interface MailerOptions {
  /** The server that takes mail; without one each mail becomes a file. */
  readonly smtpUrl: string | null
  /** Who it comes from, as in a `From` line. */
  readonly from: string
  /** Where mails are written when there is no server. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn'>
}

export const openMailer = ({ smtpUrl, folder, ...parts }: MailerOptions): Mailer =>
  smtpUrl === null ? openFolderMailer({ ...parts, folder }) : openSmtpMailer({ ...parts, url: smtpUrl })
