import type { Role } from '@millrace/contract'
import { permissions, rolePermissions } from '@millrace/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsOf } from '../events-of.ts'
import type { IssuerHouse } from './issuer-house.ts'
import { openIssuerHouse } from './issuer-house.ts'
import { audience } from './test-issuer.ts'

let house: IssuerHouse
beforeEach(async () => {
  house = await openIssuerHouse()
})
afterEach(() => house.close())

const roles = (...names: unknown[]) => ({ realm_access: { roles: names } })
const seconds = () => house.server.clock.now().getTime() / 1000
/** In the order in which they are answered. */
const permissionsOf = (role: Role) => permissions.filter((permission) => rolePermissions[role].includes(permission))
/** A token that was just issued. */
const fresh = (claims: object = {}) => house.issuer.sign({ iat: seconds(), exp: seconds() + 300, ...claims })
const program = { sub: 'a-program', azp: 'worker', sid: undefined, auth_time: undefined, email: undefined, acr: 'pwd' }

test('the highest role counts, wherever Keycloak names it', async () => {
  const cases: [claims: object, role: Role][] = [
    [roles('viewer', 'admin', 'user', 'offline_access'), 'admin'],
    [{ realm_access: undefined, resource_access: { [audience]: { roles: ['user'] } } }, 'user'],
    [{ ...roles('viewer'), resource_access: { [audience]: { roles: ['admin'] } } }, 'admin'],
  ]
  for (const [index, [claims, role]] of cases.entries()) {
    const me = await house.me(fresh({ sub: `one ${index}`, email: `one${index}@example.com`, ...claims }))
    expect(me.body).toMatchObject({ role, permissions: permissionsOf(role) })
  }
})

test.each([
  ['no claim', { realm_access: undefined }],
  ['null', { realm_access: null }],
  ['a text', { realm_access: 'admin' }],
  ['a list', { realm_access: ['admin'] }],
  ['roles that are null', { realm_access: { roles: null } }],
  ['roles that are a text', { realm_access: { roles: 'admin' } }],
  ['roles that are an object', { realm_access: { roles: { admin: true } } }],
  ['a list of junk', roles(null, 1, ['admin'], { name: 'admin' }, 'Admin', 'admin ')],
  ['roles of another client', { realm_access: {}, resource_access: { account: { roles: ['admin'] } } }],
  ['clients that are null', { realm_access: {}, resource_access: null }],
  ['our client as null', { realm_access: {}, resource_access: { [audience]: null } }],
  ['what every object has', { realm_access: {}, resource_access: { [audience]: 'constructor' } }],
])('%s gives no permission, which is 403 where one is needed', async (_name, claims) => {
  const token = fresh(claims)
  expect((await house.me(token)).body).toMatchObject({ permissions: [], role: 'viewer' })
  expect((await house.call(token, 'GET', '/v1/tasks')).status).toBe(403)
})

test.each([
  ['https://example.com/roles', { 'https://example.com/roles': ['admin'] }],
  ['app.access.groups', { app: { access: { groups: ['admin'] } } }],
])('roles can be in %s', async (roleClaim, claims) => {
  const other = await openIssuerHouse({ roleClaim })
  expect((await other.me(other.issuer.sign(claims))).body.role).toBe('admin')
  const elsewhere = other.issuer.sign({ ...roles('admin'), sub: 'bob', email: 'bob@example.com', __proto__: claims })
  expect((await other.me(elsewhere)).body.permissions).toEqual([])
  await other.close()
})

test('a lowered role counts within five seconds, also for tokens from before it', async () => {
  const { server } = house
  const older = fresh(roles('admin'))
  const { id } = (await house.me(older)).body
  expect((await house.call(older, 'GET', '/v1/users?kind=service')).status).toBe(200)
  server.clock.advance(2000)
  const newer = fresh(roles('viewer'))
  expect((await house.me(newer)).body.role).toBe('viewer')
  server.clock.advance(5000)
  expect((await house.me(older)).body).toMatchObject({ role: 'viewer', permissions: permissionsOf('viewer') })
  const [, changed] = await eventsOf(server, id)
  expect(changed).toMatchObject({
    type: 'user.updated',
    data: { before: { role: 'admin' }, after: { role: 'viewer' } },
  })
})

test('an older token never brings back what a newer one took, nor gives more than it says', async () => {
  const { server } = house
  const [older, newest] = [fresh(roles('viewer')), fresh({ ...roles('admin'), iat: seconds() + 2 })]
  expect((await house.me(newest)).body.role).toBe('admin')
  server.clock.advance(5000)
  const allowed = async (token: string) => (await house.me(token)).body.permissions
  expect(await allowed(older)).toEqual(permissionsOf('viewer'))
  server.clock.advance(5000)
  expect(await allowed(newest)).toEqual(permissionsOf('admin'))
})

test('of two tokens of the same second the one with less counts', async () => {
  const [more, less] = [fresh(roles('admin')), fresh(roles('user'))]
  expect((await house.me(more)).body.role).toBe('admin')
  expect((await house.me(less)).body.role).toBe('user')
  house.server.clock.advance(5000)
  expect((await house.me(more)).body.role).toBe('user')
})

test('a role that is taken altogether leaves nothing, personal access tokens included, until it is given again', async () => {
  const { server } = house
  const { id } = (await house.me(fresh(roles('user')))).body
  const personal = server.as({ id })
  const token = (await personal.post('/v1/me/tokens', { name: 'mine', scopes: ['tasks:read'] })).body.token
  expect((await house.call(token, 'GET', '/v1/tasks')).status).toBe(200)
  server.clock.advance(1000)
  expect((await house.me(fresh(roles()))).body.permissions).toEqual([])
  server.clock.advance(5000)
  expect((await house.call(token, 'GET', '/v1/tasks')).status).toBe(403)
  expect((await house.me(fresh(roles('user')))).body.role).toBe('user')
  server.clock.advance(5000)
  expect((await house.call(token, 'GET', '/v1/tasks')).status).toBe(200)
  const told = (await eventsOf(server, id)).map(({ data }) => (data.after as { role?: unknown }).role)
  expect(told.filter((role) => role !== undefined)).toEqual(['user', null, 'user'])
})

test('a role that did not change costs no statement', async () => {
  const { server } = house
  const { id, version } = (await house.me(fresh())).body
  for (let index = 0; index < 5; index += 1) {
    server.clock.advance(6000)
    expect((await house.me(fresh())).body).toMatchObject({ id, version })
  }
})

test('twenty tokens at once that lower a role lower it once', async () => {
  const { id } = (await house.me(fresh(roles('admin')))).body
  house.server.clock.advance(6000)
  await Promise.all(Array.from({ length: 20 }, (_, index) => house.me(fresh({ ...roles('user'), jti: String(index) }))))
  expect(await eventsOf(house.server, id)).toHaveLength(2)
})

test('an admin of Millrace gives no roles that are the issuer’s to give', async () => {
  const admin = fresh({ ...roles('admin'), acr: 'mfa', auth_time: seconds() })
  const { id } = (await house.me(fresh({ sub: 'bob', email: 'bob@example.com' }))).body
  for (const role of ['admin', 'viewer']) {
    const refused = await house.call(admin, 'PATCH', `/v1/users/${id}`, { role })
    expect([refused.status, refused.body.errors?.[0].pointer]).toEqual([422, '/role'])
  }
  expect((await house.call(admin, 'PATCH', `/v1/users/${id}`, { name: 'Bob', role: 'user' })).status).toBe(200)
})

test('where roles are kept in Millrace, tokens say nothing about them', async () => {
  const other = await openIssuerHouse({ rolesFrom: 'millrace' })
  const token = other.issuer.sign(roles('admin'))
  const { id, role } = (await other.me(token)).body
  expect(role).toBe('user')
  const asAdmin = other.server.as(await other.server.createUser({ role: 'admin' }))
  expect((await asAdmin.patch(`/v1/users/${id}`, { role: 'viewer' })).status).toBe(200)
  other.server.clock.advance(5000)
  expect((await other.me(token)).body).toMatchObject({ role: 'viewer', permissions: permissionsOf('viewer') })
  await other.close()
})

test('a program of the issuer is a user of its own kind, and never an admin, whatever its token says', async () => {
  const token = fresh({ ...program, ...roles('admin', 'user'), name: undefined })
  const me = (await house.me(token)).body
  expect(me).toMatchObject({ kind: 'service', name: 'worker', role: 'user' })
  expect(me.email).toMatch(/^worker-[\da-f]{12}@service-accounts\.invalid$/)
  for (const permission of ['tasks:admin', 'users:admin', 'account:manage']) {
    expect(me.permissions).not.toContain(permission)
  }
  expect(me.permissions).toContain('tasks:write')
  const namesake = fresh({ ...program, sub: 'another', azp: 'Worker' })
  expect((await house.me(namesake)).body).toMatchObject({ kind: 'service', name: 'Worker' })
})

test.each([
  ['the subject is the client (RFC 9068)', { sub: 'worker', azp: 'worker' }],
  ['the client id is said by client_id', { sub: 'worker', azp: undefined, client_id: 'worker' }],
  ['the subject is the client at Auth0', { sub: 'worker@clients', azp: 'worker', gty: 'client-credentials' }],
  ['the issuer says so (Entra ID)', { sub: 'x', idtyp: 'app' }],
  ['Keycloak made a user for the client', { preferred_username: 'service-account-worker', azp: 'worker' }],
  ['it names no sign-in, no session and no address', { sid: undefined, auth_time: undefined, email: undefined }],
])('it is a program when %s, also with a second factor and an e-mail address', async (_name, claims) => {
  const token = fresh({ acr: 'mfa', ...claims, ...roles('admin') })
  expect((await house.me(token)).body.kind).toBe('service')
  expect((await house.call(token, 'POST', '/v1/me/tokens', { name: 'x' })).status).toBe(403)
})

test.each([true, false, undefined, 'true'])(
  'an e-mail address that somebody has is refused and never linked, email_verified %s',
  async (email_verified) => {
    const { server } = house
    const owner = await server.createUser()
    for (const email of [owner.email, owner.email.toUpperCase()]) {
      const answer = await house.me(fresh({ sub: 'thief', email, email_verified }))
      expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
      expect(answer.text).not.toContain(owner.id)
    }
    expect((await house.me(fresh({ sub: 'thief', email: 'own@example.com', email_verified }))).status).toBe(200)
  },
)

test.each([undefined, null, '', 7, 'a\u0000@example.com', `${'x'.repeat(250)}@example.com`])(
  'a person without a usable e-mail address gets no account: %j',
  async (email) => {
    expect((await house.me(fresh({ email }))).status).toBe(403)
  },
)

test('two first sign-ins at once, of two people and of one, mix nobody up', async () => {
  const people = Array.from({ length: 20 }, (_, index) => `person-${index % 10}`)
  const seen = await Promise.all(
    people.map(async (sub) => [sub, (await house.me(fresh({ sub, email: `${sub}@example.com` }))).body] as const),
  )
  for (const [sub, me] of seen) expect(me.email).toBe(`${sub}@example.com`)
  expect(new Set(seen.map(([, me]) => me.id)).size).toBe(10)
})

test('access tokens from before a person’s sign-ins were ended are not taken, later ones are', async () => {
  const { server } = house
  const token = fresh()
  const { id } = (await house.me(token)).body
  server.clock.advance(1000)
  await server.db.query({
    text: 'update users set sessions_ended_at = $2 where id = $1',
    values: [id, server.clock.now()],
  })
  server.clock.advance(4000)
  expect((await house.me(token)).status).toBe(401)
  expect((await house.me(fresh())).status).toBe(200)
})
