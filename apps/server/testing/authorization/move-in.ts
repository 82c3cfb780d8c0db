import { permissions } from '@millrace/contract'
import { newPersonalAccessToken } from '../../src/platform/identity/personal-access-token.ts'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import type { Person, Principal } from './principals.ts'
import { insert } from './rows.ts'

/** Gives a person an account, a password and two tokens. */
export async function moveIn({ server, canaries, ...house }: House, person: Person): Promise<Principal> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const { id } = await server.createUser({ name: person.name, role: person.lost === 'admin' ? 'admin' : person.role })
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
  const bearer = await bearerOf(house, person, id, tokens[0]?.token ?? '')
  return { ...person, userId: id, bearer, tokenId: used, spareTokenId: spare }
}

async function bearerOf({ sign }: Pick<House, 'sign'>, { token }: Person, userId: string, personal: string) {
  if (token === 'none') return null
  if (token === 'rubbish') return 'mr_pat_rubbish'
  if (token === 'personal') return personal
  return sign(userId, { expired: token === 'expired', otherAudience: token === 'for another audience' })
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
