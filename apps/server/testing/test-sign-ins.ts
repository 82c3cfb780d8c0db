import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '../src/platform/context.ts'
import { accountsOf } from '../src/platform/identity/built-in/invitations.ts'
import { ProviderSessions } from '../src/platform/identity/built-in/sessions.ts'
import { openMailer } from '../src/platform/mail/mailer.ts'
import { openTestSessions } from './test-sessions.ts'

const publicUrl = 'https://millrace.example'
const issuer = `${publicUrl}/oidc`

type Parts = Pick<Ctx, 'clock' | 'newId' | 'db' | 'authenticator' | 'log'>

/** Sign-ins as they are kept in the database, without a provider that answers; mails become files. */
export async function openSignIns(
  parts: Parts,
): Promise<
  Pick<Ctx, 'sessions' | 'accounts' | 'mailer' | 'publicUrl'> & { readonly mailFolder: string; close(): Promise<void> }
> {
  const mailFolder = await mkdtemp(join(tmpdir(), 'millrace-mail-'))
  const mailer = openMailer({ ...parts, smtpUrl: null, from: 'Millrace <millrace@example.com>', folder: mailFolder })
  const sessions = await openTestSessions(parts, publicUrl)
  const provider = () => Promise.reject(new Error('No provider answers here.'))
  const providerSessions = new ProviderSessions(parts, provider)
  providerSessions.onEnd((userId) => sessions.endSessionsOf(userId))
  const accounts = accountsOf({
    ...parts,
    issuer,
    mailer,
    sessions: providerSessions,
  })
  const close = async () => {
    await sessions.close()
    await rm(mailFolder, { recursive: true })
  }
  return { sessions, accounts, mailer, publicUrl, mailFolder, close }
}
