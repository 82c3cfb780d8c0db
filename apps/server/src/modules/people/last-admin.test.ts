import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { systemActor } from './system-actor.ts'
import { updateUser } from './update-user.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(() => server.close())

const createAdmins = (count: number): Promise<TestUser[]> =>
  Promise.all(Array.from({ length: count }, () => server.createUser({ role: 'admin' })))

async function countActiveAdmins(): Promise<number> {
  const rows = await server.db.query({
    text: `select from users where role = 'admin' and disabled_at is null`,
  })
  return rows.length
}

test.each([
  [{ role: 'user' }, '/role'],
  [{ disabled: true }, '/disabled'],
  [{ disabled: true, role: 'admin' }, '/disabled'],
])('the last active admin cannot be changed to %j', async (patch, pointer) => {
  const [first, second] = (await createAdmins(2)) as [TestUser, TestUser]
  const admin = server.as(first)
  await admin.patch(`/v1/users/${second.id}`, { disabled: true })

  const refused = await admin.patch(`/v1/users/${first.id}`, patch)
  expect(refused).toMatchObject({ status: 422, body: { code: 'rule-violated', errors: [{ in: 'body', pointer }] } })
  expect(await countActiveAdmins()).toBe(1)
  // Neither an admin who is disabled nor other fields of the last one are kept from change.
  expect((await admin.patch(`/v1/users/${second.id}`, { role: 'user' })).status).toBe(200)
  expect((await admin.patch(`/v1/users/${first.id}`, { name: 'Still here', role: 'admin' })).status).toBe(200)
})

test('of ten admins who all demote each other at once one stays', async () => {
  const admins = await createAdmins(10)
  const answers = await Promise.all(
    admins.map((actor, index) => {
      const target = admins[(index + 1) % admins.length] as TestUser
      return server.as(actor).patch(`/v1/users/${target.id}`, index % 2 === 0 ? { role: 'user' } : { disabled: true })
    }),
  )
  // Whoever was demoted before their own request came through is told so.
  for (const { status } of answers) expect([200, 401, 403, 422]).toContain(status)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10 - (await countActiveAdmins()))
  expect(await countActiveAdmins()).toBeGreaterThanOrEqual(1)
})

test('of ten demotions of ten admins at once nine succeed', async () => {
  const admins = await createAdmins(10)
  const demote = (id: string) =>
    updateUser(server.ctx, systemActor(id), { id, patch: { role: 'user' }, requiredVersion: null })
  const results = await Promise.allSettled([...admins].reverse().map(({ id }) => demote(id)))

  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.map(({ reason }) => reason)).toEqual([expect.objectContaining({ code: 'rule-violated' })])
  expect(await countActiveAdmins()).toBe(1)
})
