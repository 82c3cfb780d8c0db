import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdminKind } from './decision.ts'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import type { Principal } from './principals.ts'
import { insert } from './rows.ts'

/** What only admins look after, by kind. */
export type AdminObjects = Readonly<Record<AdminKind, string>>

const forAdmins = (reader: Principal) => holds(reader, 'users:admin')
const forOperators = (reader: Principal) => holds(reader, 'operations:manage')
const weekMilliseconds = 604_800_000

/** Makes a service account, an invitation, a dead letter and a mail. */
export async function openAdminObjects(house: House): Promise<AdminObjects> {
  return {
    'service account': await openServiceAccount(house),
    invitation: await openInvitation(house),
    'dead letter': await openDeadLetter(house),
    mail: await sendMail(house),
  }
}

async function openServiceAccount({ server, canaries }: House): Promise<string> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const [id, secret] = [newId(), randomBytes(32)]
  const clientId = canaries.plant('client id', forAdmins)
  const stamps = { version: 1, created_at: now, updated_at: now }
  const profile = { name: 'A program', role: 'user', language: 'en', time_zone: 'UTC' }
  await insert(db, 'users', [{ id, kind: 'service', email: `${clientId}@example.com`, ...profile, ...stamps }])
  canaries.watchBytes(secret)
  const hash = { secret_hash: `\\x${secret.toString('hex')}`, secret_version: 1, secret_changed_at: now }
  const account = { user_id: id, client_id: clientId, permissions: ['tasks:read'], created_by: id }
  await insert(db, 'service_accounts', [{ ...account, ...hash, ...stamps }])
  return id
}

async function openInvitation({ server, canaries }: House): Promise<string> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const [id, token] = [newId(), randomBytes(32)]
  canaries.watchBytes(token)
  const email = `${canaries.plant('e-mail of the invited', forAdmins)}@example.com`
  const link = { id, kind: 'invitation', token_hash: `\\x${token.toString('hex')}`, email, role: 'user' }
  const times = { created_at: now, expires_at: new Date(now.getTime() + weekMilliseconds) }
  await insert(db, 'account_links', [{ ...link, created_by: id, ...times }])
  return id
}

async function openDeadLetter({ server, canaries }: House): Promise<string> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const id = newId()
  const body = Buffer.from(canaries.plant('body of a dead letter', forOperators)).toString('hex')
  const message = { id, queue: 'notifications', message_id: newId(), type: 'task.assigned', key: 'task', headers: {} }
  const death = { error: canaries.plant('error of a dead letter', forOperators), attempts: 6 }
  await insert(db, 'dead_letters', [{ ...message, ...death, body: `\\x${body}`, first_seen_at: now, died_at: now }])
  return id
}

/** One that is not about an account. */
async function sendMail({ server, canaries }: House): Promise<string> {
  const name = `2026-11-21T08-00-00.000Z-${randomBytes(4).toString('hex')}`
  const text = canaries.plant('mail', forOperators)
  await mkdir(server.mailFolder, { recursive: true })
  await writeFile(
    join(server.mailFolder, `${name}.eml`),
    `X-Millrace-Letter: notification\nSubject: ${text}\n\n${text}\n`,
  )
  return name
}
