import { permissions } from '@millrace/contract'
import { newPersonalAccessToken } from '../../src/platform/identity/personal-access-token.ts'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import type { Person, Principal } from './principals.ts'
import { ofProgram } from './principals.ts'
import { insert } from './rows.ts'

/** Gives a person an account, a password and two tokens. */
export async function moveIn({ server, canaries, ...house }: House, person: Person): Promise<Principal> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const { id } = await server.createUser({ name: person.name, role: wasAdmin(person) ? 'admin' : person.role })
  const isSelf = (reader: Principal) => reader.userId === id
  const email = canaries.plant('e-mail', (reader) => isSelf(reader) || holds(reader, 'users:admin'))
  await db.query({ text: 'update users set email = $2 where id = $1', values: [id, `${email}@example.com`] })
  const password_hash = `$argon2id$${canaries.plant('password hash')}`
  await insert(db, 'credentials', [{ user_id: id, password_hash, changed_at: now }])
  const tokens = ['in use', 'spare'].map(() => ({ id: newId(), ...newPersonalAccessToken() }))
  for (const { hash } of tokens) canaries.watchBytes(hash)
  await insert(
    db,
    'personal_access_tokens',
    tokens.map((token) => ({
      ...{ id: token.id, user_id: id, scopes: person.scopes ?? permissions, created_at: now },
      ...{ name: canaries.plant('token name', isSelf), token_hash: `\\x${token.hash.toString('hex')}` },
    })),
  )
  const [used = '', spare = ''] = tokens.map((token) => token.id)
  if (isProgram(person)) await becomeProgram(server, id)
  const sessionId = await openBrowser(server, id, canaries.plant('browser', isSelf))
  const jobId = await askForJob({ server, canaries }, id)
  const notificationId = await tellSomething({ server, canaries }, id)
  const bearer = await bearerOf(house, person, id, tokens[0]?.token ?? '')
  return { ...person, userId: id, bearer, tokenId: used, spareTokenId: spare, sessionId, jobId, notificationId }
}

/** Tells them of a task in their inbox, where nobody else looks. */
async function tellSomething({ server, canaries }: Pick<House, 'server' | 'canaries'>, userId: string) {
  const { db, newId } = server.ctx
  const [now, taskId, id] = [server.clock.now(), newId(), newId()]
  const isSelf = (reader: Principal) => reader.userId === userId
  canaries.watch(id, 'a notification', isSelf)
  await db.query({
    text: `insert into tasks (id, project_id, number, key, title, description, status, priority, column_id, rank,
        label_ids, fields, version, created_by, created_at, updated_at)
      select $1, p.id, 1, p.key || '-1', $3, '', 'pending', 0, c.id, 'k', '{}', '{}', 1, $2, $4, $4
      from projects p join project_columns c on c.project_id = p.id where p.inbox_of = $2 limit 1`,
    values: [taskId, userId, canaries.plant('task title of an inbox', isSelf), now],
  })
  const about = { user_id: userId, cause: id, kind: 'overdue', task_id: taskId, data: { due: '2026-11-21' } }
  await insert(db, 'notifications', [{ id, ...about, in_app: true, at: now }])
  return id
}

/** Signs them in with a browser; answers the id of the session. */
export async function openBrowser({ ctx }: House['server'], userId: string, client: string): Promise<string> {
  const { sessions } = ctx
  const issued = { accessToken: '', refreshToken: null, idToken: '', issuerSessionId: null, expiresInSeconds: 300 }
  const principal = { userId, role: 'user', permissions: new Set<never>(), tokenId: '' } as const
  const from = { client, address: '192.0.2.1', replaces: undefined }
  await sessions.start({ principal, issued: { ...issued, subject: userId }, ...from })
  const [session] = await sessions.list(userId)
  if (!session) throw new Error('The browser that was signed in is not listed.')
  return session.id
}

/** A job that they have asked for and that waits; answers its id. */
export async function askForJob({ server, canaries }: Pick<House, 'server' | 'canaries'>, userId: string) {
  const id = server.ctx.newId()
  const maySee = (reader: Principal) => reader.userId === userId || holds(reader, 'operations:manage')
  canaries.watch(id, 'job', maySee)
  const now = server.clock.now()
  const asked = { id, kind: 'test', requested_by: userId, permissions: [], origin: {}, input: {} }
  const written = { result: { text: canaries.plant('result of a job', maySee) }, state: 'queued', done: 0, attempts: 0 }
  await insert(server.ctx.db, 'jobs', [{ ...asked, ...written, lease_token: 0, due_at: now, created_at: now }])
  return id
}

const wasAdmin = ({ lost }: Person) => lost === 'admin' || lost === 'admin at the issuer'
const isProgram = ({ token }: Person) => token === 'of a program' || token === 'by a former secret'

/** Permissions of its own take the place of the role, and its second secret is in force. */
async function becomeProgram({ db, clock }: House['server'], id: string): Promise<void> {
  const now = clock.now()
  await db.query({ text: `update users set kind = 'service' where id = $1`, values: [id] })
  const secret = { secret_hash: '\\x', secret_version: 2, secret_changed_at: now }
  const stamps = { version: 2, created_by: id, created_at: now, updated_at: now }
  await insert(db, 'service_accounts', [{ user_id: id, client_id: id, permissions: ofProgram, ...secret, ...stamps }])
}

async function bearerOf({ issuer }: Pick<House, 'issuer'>, person: Person, userId: string, personal: string) {
  const { token, secondFactor, scopes, lost } = person
  const isOnlyPersonal = !issuer.isForEverybody || scopes !== null || lost === 'token'
  if (token === 'none') return null
  if (token === 'rubbish') return 'mr_pat_rubbish'
  if (token === 'personal' && isOnlyPersonal) return personal
  if (isProgram(person)) return issuer.sign(userId, { claims: { secret_version: token === 'of a program' ? 2 : 1 } })
  if (token === 'of the issuer that decides about roles') return issuer.sign(userId, { acr: 'mfa', role: 'admin' })
  if (token === 'of the issuer, with an old sign-in') return issuer.sign(userId, { acr: 'mfa', signedInSeconds: 301 })
  const times = { expired: token === 'expired', otherAudience: token === 'for another audience' }
  return issuer.sign(userId, { ...times, acr: secondFactor ? 'mfa' : 'pwd' })
}

/** Uses every token once, so that the process knows it, and its last use is noted before anything is compared. */
export async function useTokens(house: House, principals: Iterable<Principal>): Promise<void> {
  for (const principal of principals) {
    const { status } = await house.call(principal, { method: 'GET', url: '/v1/tasks' })
    const isKnown = principal.identified || principal.lost !== undefined
    if ((status === 401) === isKnown) throw new Error(`${principal.name} got ${status} at the door.`)
  }
  await house.authenticator.close()
}
