import { randomBytes } from 'node:crypto'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import type { Principal } from './principals.ts'
import { insert } from './rows.ts'

/** What only admins look after, by kind. */
export type AdminObjects = Readonly<Record<'service account' | 'invitation', string>>

const forAdmins = (reader: Principal) => holds(reader, 'users:admin')
const weekMilliseconds = 604_800_000

/** Makes a service account and an invitation. */
export async function openAdminObjects(house: House): Promise<AdminObjects> {
  return { 'service account': await openServiceAccount(house), invitation: await openInvitation(house) }
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
