import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import type { Mailer } from './mailer.ts'

interface Options {
  readonly folder: string
  readonly from: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'info'>
}

/** Writes each mail as an `.eml` file, which mail programs open, for a deployment that has no mail server. */
export function openFolderMailer({ folder, from, clock, log }: Options): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    folder,
    send: async (mail) => {
      const { message } = await composer.sendMail({ ...mail, from, disableFileAccess: true, disableUrlAccess: true })
      const content = message as Buffer
      const file = `${clock.now().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`
      await write(folder, file, content)
      // Nothing of what it says: a link is as good as a password, and a subject may be the title of a task.
      log.info({ file, bytes: content.length }, 'mail written to a file, because SMTP_URL is not set')
    },
    assertReady: () => prepare(folder),
    close: async () => {},
  }
}

/** For the owner's eyes alone. */
async function write(folder: string, file: string, message: Buffer): Promise<void> {
  await prepare(folder)
  await writeFile(join(folder, file), message, { mode: 0o600, flag: 'wx' }).catch(refuse)
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refuse)
  await access(folder, constants.W_OK).catch(refuse)
}

function refuse(cause: unknown): never {
  throw new AppError('unavailable', { detail: 'The mail could not be written.', retryAfterSeconds: 60, cause })
}
