import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { createUser, findUserByEmail, provisionUser, systemActor } from './index.ts'

const issuer = 'https://issuer.example.com'
const actor = systemActor('sign-in')

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

test('the first sign-in makes a person with an inbox; later ones find the same by issuer and subject', async () => {
  const signedIn = { issuer, subject: 'ada', email: 'ada@example.com', name: 'Ada' }
  const first = await provisionUser(server.ctx, actor, signedIn)
  expect(first).toMatchObject({ email: 'ada@example.com', name: 'Ada', role: 'user' })
  expect((await server.as(first).get('/v1/me')).status).toBe(200)
  const later = await provisionUser(server.ctx, actor, { ...signedIn, email: 'new@example.com', name: 'Changed' })
  expect(later).toEqual(first)
  expect(await eventsOf(server, first.id)).toMatchObject([{ type: 'user.created', actorId: actor.userId }])
})

test('an e-mail address that somebody has is refused, from this issuer and from another', async () => {
  const owner = await createUser(server.ctx, actor, { email: 'owned@example.com', name: 'Owner' })
  const other = { issuer: 'https://evil.example.com', subject: owner.id, email: 'OWNED@example.com', name: 'Thief' }
  for (const signedIn of [other, { ...other, issuer, subject: 'thief' }]) {
    await expect(provisionUser(server.ctx, actor, signedIn)).rejects.toMatchObject({ code: 'conflict' })
  }
  expect(await findUserByEmail(server.ctx, 'Owned@Example.com')).toMatchObject({ id: owner.id, name: 'Owner' })
})

test('the same subject at another issuer is another person', async () => {
  const ada = { issuer, subject: 'same', email: 'one@example.com', name: 'One' }
  const one = await provisionUser(server.ctx, actor, ada)
  const two = await provisionUser(server.ctx, actor, {
    ...ada,
    issuer: 'https://b.example.com',
    email: 'two@example.com',
  })
  expect(two.id).not.toBe(one.id)
})

test('twenty first sign-ins at once make one person', async () => {
  const signIn = (index: number) =>
    provisionUser(server.ctx, actor, { issuer, subject: 'race', email: `race-${index}@example.com`, name: 'Race' })
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => signIn(index)))
  expect(new Set(people.map(({ id }) => id)).size).toBe(1)
})

test('a program is named after its client and is in nobody’s way', async () => {
  const clients = ['worker', 'Worker', 'https://worker.example.com/', 'a'.repeat(255)]
  const programs = await Promise.all(
    clients.map((client, index) => provisionUser(server.ctx, actor, { issuer, subject: `p${index}`, client })),
  )
  expect(programs.map(({ kind }) => kind)).toEqual(clients.map(() => 'service'))
  expect(programs.map(({ name }) => name)).toEqual(clients.map((client) => client.slice(0, 200)))
  expect(new Set(programs.map(({ email }) => email)).size).toBe(clients.length)
  for (const { email } of programs) expect(email).toMatch(/^[a-z-]{1,40}-[\da-f]{12}@service-accounts\.invalid$/)
})

test('the role that an issuer names is the one to begin with; without one there is none', async () => {
  const at = server.clock.now()
  const roleOf = async (role: 'viewer' | 'admin' | null, named: object) => {
    const { id } = await provisionUser(server.ctx, actor, {
      issuer,
      subject: `r${role}`,
      namedRole: { role, at },
      ...named,
    } as never)
    return (
      await server.db.query({ text: 'select kind, role, role_withdrawn from users where id = $1', values: [id] })
    )[0]
  }
  const named = (email: string) => ({ email, name: null })
  expect(await roleOf('admin', named('r1@example.com'))).toEqual({
    kind: 'person',
    role: 'admin',
    role_withdrawn: false,
  })
  expect(await roleOf(null, named('r2@example.com'))).toEqual({ kind: 'person', role: 'viewer', role_withdrawn: true })
  server.clock.advance(1)
  expect(await roleOf('viewer', { client: 'c' })).toEqual({ kind: 'service', role: 'viewer', role_withdrawn: false })
})

test('without an e-mail address no person is made', async () => {
  const nameless = { issuer, subject: 'nameless', email: null, name: 'X' }
  await expect(provisionUser(server.ctx, actor, nameless)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a disabled account does not sign in', async () => {
  const signedIn = { issuer, subject: 'gone', email: 'gone@example.com', name: 'Gone' }
  const { id } = await provisionUser(server.ctx, actor, signedIn)
  const admin = server.as(await server.createUser({ role: 'admin' }))
  await admin.patch(`/v1/users/${id}`, { disabled: true })
  await expect(provisionUser(server.ctx, actor, signedIn)).rejects.toMatchObject({ code: 'forbidden' })
})

test('nobody is found by an address that nobody has', async () => {
  expect(await findUserByEmail(server.ctx, 'nobody@example.com')).toBeNull()
})
