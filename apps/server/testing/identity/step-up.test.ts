import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { IssuerHouse } from './issuer-house.ts'
import { openIssuerHouse } from './issuer-house.ts'

let house: IssuerHouse
let project: string
beforeAll(async () => {
  house = await openIssuerHouse()
})
afterAll(() => house.close())

const seconds = () => house.server.clock.now().getTime() / 1000
/** A token of an admin that was just issued. */
const token = (claims: object = {}) => {
  const times = { iat: seconds(), exp: seconds() + 300, auth_time: seconds() - 60 }
  return house.issuer.sign({ ...times, acr: 'mfa', realm_access: { roles: ['admin'] }, ...claims })
}
const newProject = async () => (await house.call(token(), 'POST', '/v1/projects', { name: 'P' })).body.id

beforeEach(async () => {
  project = await newProject()
})

/** What was asked for and the RFC 9470 challenge, to the letter. */
function expectChallenge({ status, body, headers }: Awaited<ReturnType<IssuerHouse['call']>>): void {
  expect(status).toBe(401)
  expect(headers['www-authenticate']).toBe(
    'Bearer error="insufficient_user_authentication", error_description="A recent second factor is needed", ' +
      'acr_values="mfa", max_age="300"',
  )
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(body).toEqual({
    type: 'urn:millrace:problem:second-factor-required',
    title: 'A recent second factor is needed',
    status: 401,
    code: 'second-factor-required',
    detail:
      'This needs a sign-in with a second factor that is not older than five minutes. ' +
      'Sign in again as the header WWW-Authenticate says, then repeat the request.',
    requestId: headers['x-request-id'],
  })
}

const insufficient: Readonly<Record<string, () => object>> = {
  'a lower acr': () => ({ acr: 'pwd' }),
  'no acr': () => ({ acr: undefined }),
  'an unknown acr': () => ({ acr: 'gold' }),
  'the acr 0': () => ({ acr: '0' }),
  'an acr in capitals': () => ({ acr: 'MFA' }),
  'an acr that is a list': () => ({ acr: ['mfa'] }),
  'an acr that is an object': () => ({ acr: { mfa: true } }),
  'several classes in one text': () => ({ acr: 'pwd mfa' }),
  'no auth_time': () => ({ auth_time: undefined }),
  'an auth_time that is null': () => ({ auth_time: null }),
  'an auth_time that is text': () => ({ auth_time: String(seconds()) }),
  'an auth_time that is 0': () => ({ auth_time: 0 }),
  'an old auth_time in a refreshed token': () => ({ auth_time: seconds() - 301 }),
  'an auth_time in the future': () => ({ auth_time: seconds() + 6 }),
  'an auth_time in milliseconds': () => ({ auth_time: seconds() * 1000 }),
  'acr_values, which is only asked for': () => ({ acr: 'pwd', acr_values: 'mfa' }),
  'methods instead of a class': () => ({ acr: undefined, amr: ['pwd', 'otp', 'mfa'] }),
}

test.each(Object.entries(insufficient))('%s: challenged, and nothing happens', async (_name, claims) => {
  const weak = token({ ...claims(), jti: _name })
  expectChallenge(await house.call(weak, 'DELETE', `/v1/projects/${project}`))
  expect((await house.call(weak, 'GET', `/v1/projects/${project}`)).status).toBe(200)
  expectChallenge(await house.call(weak, 'POST', '/v1/me/tokens', { name: 'x' }))
  expect((await house.call(weak, 'GET', '/v1/me/tokens')).body.items).toEqual([])
})

test('a fresh second factor is enough, to the second', async () => {
  for (const age of [-5, 0, 299, 300]) {
    const strong = token({ auth_time: seconds() - age })
    expect((await house.call(strong, 'DELETE', `/v1/projects/${await newProject()}`)).status).toBe(204)
  }
})

test('it grows old while the token lives', async () => {
  const strong = token({ auth_time: seconds(), exp: seconds() + 900 })
  expect((await house.call(strong, 'DELETE', `/v1/projects/${await newProject()}`)).status).toBe(204)
  house.server.clock.advance(301_000)
  expectChallenge(await house.call(strong, 'DELETE', `/v1/projects/${project}`))
})

test('a program never passes, whatever its token says, nor does a personal access token', async () => {
  const program = { sub: 'worker', azp: 'worker', email: undefined, sid: undefined }
  const times = { acr: 'mfa', auth_time: seconds() }
  for (const claims of [{ ...program }, { ...program, ...times }, { ...program, ...times, sid: 'x' }]) {
    const worker = token({ ...claims, jti: JSON.stringify(claims) })
    const { id } = (await house.call(worker, 'POST', '/v1/projects', { name: 'Own' })).body
    expectChallenge(await house.call(worker, 'DELETE', `/v1/projects/${id}`))
  }
  const personal = (await house.call(token(), 'POST', '/v1/me/tokens', { name: 'x' })).body
  expectChallenge(await house.call(personal.token, 'DELETE', `/v1/projects/${project}`))
  expectChallenge(await house.call(personal.token, 'POST', '/v1/me/tokens', { name: 'y' }))
  await house.call(token(), 'DELETE', `/v1/me/tokens/${personal.id}`)
})

test('who lacks the permission, or may not see the object, is told that and not to sign in again', async () => {
  const weak = { acr: 'pwd', sub: 'bob', email: 'bob@example.com' }
  const [viewer, user] = ['viewer', 'user'].map((role) => token({ ...weak, realm_access: { roles: [role] } }))
  const status = async (...request: Parameters<IssuerHouse['call']>) => (await house.call(...request)).status
  expect(await status(viewer as string, 'DELETE', `/v1/projects/${project}`)).toBe(403)
  expect(
    await status(viewer as string, 'POST', '/v1/users', { email: 'x@example.com', name: 'X', role: 'admin' }),
  ).toBe(403)
  house.server.clock.advance(6000)
  expect(await status(token({ ...weak, realm_access: { roles: ['user'] } }), 'DELETE', `/v1/projects/${project}`)).toBe(
    404,
  )
  expect(await status(user as string, 'DELETE', `/v1/projects/${house.server.ctx.newId()}`)).toBe(404)
  expect(await status(token({ acr: 'pwd' }), 'PATCH', `/v1/users/${house.server.ctx.newId()}`, { role: 'admin' })).toBe(
    404,
  )
})

test('an admin is made only with a fresh second factor, anybody else without', async () => {
  const weak = token({ acr: 'pwd' })
  const person = (role: string) => ({ email: `${role}@example.com`, name: 'New', role })
  expectChallenge(await house.call(weak, 'POST', '/v1/users', person('admin')))
  expect((await house.call(weak, 'POST', '/v1/users', person('user'))).status).toBe(201)
  expect((await house.call(token(), 'POST', '/v1/users', person('admin'))).status).toBe(201)
})

test('where Millrace keeps the roles, making somebody an admin asks for it, changing them otherwise does not', async () => {
  const other = await openIssuerHouse({ rolesFrom: 'millrace', secondFactorAcr: 'urn:example:gold' })
  const { id } = (await other.me(other.issuer.sign())).body
  await other.server.db.query({ text: `update users set role = 'admin' where id = $1`, values: [id] })
  other.server.clock.advance(5000)
  const bob = (await other.server.createUser()).id
  const [weak, strong] = ['mfa', 'urn:example:gold'].map((acr) => other.issuer.sign({ acr })) as [string, string]
  const challenged = await other.call(weak, 'PATCH', `/v1/users/${bob}`, { role: 'admin' })
  expect(challenged.headers['www-authenticate']).toContain('acr_values="urn:example:gold"')
  expect((await other.call(weak, 'PATCH', `/v1/users/${bob}`, { role: 'viewer', name: 'Bob' })).status).toBe(200)
  expect((await other.call(strong, 'PATCH', `/v1/users/${bob}`, { role: 'admin' })).body.role).toBe('admin')
  await other.close()
})

test('more than fifty deletions in one batch ask for it, and nothing of the batch happens without', async () => {
  const title = 'to be deleted'
  const creations = Array.from({ length: 51 }, () => ({ create: { projectId: project, title } }))
  const made = await house.call(token(), 'POST', '/v1/tasks/batch', { operations: creations })
  const ids: string[] = made.body.results.map((result: { task: { id: string } }) => result.task.id)
  const deletions = ids.map((id) => ({ delete: { id } }))
  const weak = token({ acr: 'pwd' })
  for (const atomic of [true, false]) {
    const operations = [{ create: { projectId: project, title: 'not made' } }, ...deletions]
    expectChallenge(await house.call(weak, 'POST', '/v1/tasks/batch', { operations, atomic }))
  }
  const left = async () => (await house.call(weak, 'GET', `/v1/tasks?project=${project}&limit=100`)).body.items.length
  expect(await left()).toBe(51)
  expect((await house.call(weak, 'POST', '/v1/tasks/batch', { operations: deletions.slice(0, 50) })).status).toBe(200)
  const again = ids.slice(0, 50).map((id) => ({ restore: { id } }))
  await house.call(weak, 'POST', '/v1/tasks/batch', { operations: again })
  expect((await house.call(token(), 'POST', '/v1/tasks/batch', { operations: deletions })).status).toBe(200)
  expect(await left()).toBe(0)
})
