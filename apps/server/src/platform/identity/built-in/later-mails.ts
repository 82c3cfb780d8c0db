import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { BackgroundWork } from '../../background-work.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Mail, Mailer } from '../../mail/mailer.ts'

const pausesMilliseconds = [1000, 5000, 25_000]

/**
 * Sends mails that an answer must not wait for, because the wait would tell whether there is one. What fails is tried
 * again; what fails for good, as when nobody gets mail at the address, is logged as an error.
 */
export class LaterMails {
  readonly #mailer: Mailer
  readonly #log: Pick<Logger, 'error'>
  readonly #closing = new AbortController()
  readonly #work = new BackgroundWork()

  constructor(mailer: Mailer, log: Pick<Logger, 'error'>) {
    this.#mailer = mailer
    this.#log = log
  }

  /** `prepare` gives the mail, or null when there is none to send. */
  add(prepare: () => Promise<Mail | null>): void {
    this.#work.add(this.#send(prepare), (err) =>
      this.#log.error({ err }, 'A mail that somebody asked for could not be sent'),
    )
  }

  /** Waits for what is being sent and gives up what waits to be tried again. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.done()
  }

  async done(): Promise<void> {
    await this.#work.done()
  }

  async #send(prepare: () => Promise<Mail | null>): Promise<void> {
    const mail = await prepare()
    if (mail) await this.#try(mail, pausesMilliseconds)
  }

  async #try(mail: Mail, [pause, ...pauses]: readonly number[]): Promise<void> {
    try {
      await this.#mailer.send(mail)
    } catch (err) {
      if (pause === undefined || isForGood(err) || this.#closing.signal.aborted) throw err
      await delay(pause, undefined, { signal: this.#closing.signal }).catch(() => Promise.reject(err))
      await this.#try(mail, pauses)
    }
  }
}

const isForGood = (err: unknown) => err instanceof AppError && err.code === 'rule-violated'
