import type { Project } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let ada: TestUser
let bob: TestUser
const names = ['beta', 'Alpha', 'gamma 100%', 'Delta_1', 'alpha two', 'Epsilon']

beforeAll(async () => {
  server = await openTestServer()
  ada = await server.createUser({ name: 'Ada' })
  bob = await server.createUser({ name: 'Bob' })
  for (const name of names) await server.as(ada).post('/v1/projects', { name })
  await server.as(bob).post('/v1/projects', { name: 'Private' })
})
afterAll(() => server.close())

const list = async (query: string, user = ada) => (await server.as(user).get(`/v1/projects?${query}`)).body
const namesOf = (page: { items: Project[] }) => page.items.map(({ name }) => name)

test('a list holds the projects of the caller and nobody else, by name without regard to case', async () => {
  const page = await list('')
  expect(namesOf(page)).toEqual(['Alpha', 'alpha two', 'beta', 'Delta_1', 'Epsilon', 'gamma 100%', 'Inbox'])
  expect(page.nextCursor).toBeNull()
  expect(namesOf(await list('', bob))).toEqual(['Inbox', 'Private'])
})

test.each(['name', '-name', 'created', '-created'])('pages by %s hold every project once, in order', async (sort) => {
  const whole = namesOf(await list(`sort=${sort}`))
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: Project[]; nextCursor: string | null } = await list(
      `sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
    )
    paged.push(...namesOf(page))
    cursor = page.nextCursor
  }
  expect(paged).toEqual(whole)
  expect(paged).toHaveLength(7)
  if (sort === 'created') expect(paged).toEqual(['Inbox', ...names])
  if (sort === '-name') expect(paged).toEqual(namesOf(await list('')).reverse())
})

test('numbered pages tell whether more follow', async () => {
  const last = await list('page=4&page_size=2')
  expect(last).toMatchObject({ page: 4, pageSize: 2, hasMore: false, items: [{ name: 'Inbox' }] })
  expect(await list('page=1&page_size=2')).toMatchObject({ hasMore: true })
})

test('a cursor of another filter or caller is refused', async () => {
  const { nextCursor } = await list('limit=2')
  for (const [query, user] of [
    [`limit=2&text=a&cursor=${nextCursor}`, ada],
    [`limit=2&cursor=${nextCursor}`, bob],
    ['cursor=AAAA', ada],
  ] as const) {
    expect(await list(query, user)).toMatchObject({ status: 400, code: 'invalid-cursor' })
  }
})

test('text finds a part of a name or a key, and takes no character for a pattern', async () => {
  expect(namesOf(await list('text=ALPHA'))).toEqual(['Alpha', 'alpha two'])
  expect(namesOf(await list('text=at'))).toEqual(['alpha two'])
  expect(namesOf(await list('text=100%25'))).toEqual(['gamma 100%'])
  expect(namesOf(await list('text=_'))).toEqual(['Delta_1'])
  expect(namesOf(await list('text=%25'))).toEqual(['gamma 100%'])
  expect(namesOf(await list('text=%5C'))).toEqual([])
})

test('archived projects can be asked for or left out', async () => {
  const [beta] = (await list('text=beta')).items
  await server.as(ada).patch(`/v1/projects/${beta.id}`, { archived: true })
  expect(namesOf(await list('archived=true'))).toEqual(['beta'])
  expect(namesOf(await list('archived=false'))).not.toContain('beta')
  expect(namesOf(await list(''))).toContain('beta')
})

test('scope=all lists every project but inboxes, for tasks:admin alone', async () => {
  const admin = await server.createUser({ role: 'admin' })
  const page = await list('scope=all', admin)
  expect(namesOf(page).sort()).toEqual([...names, 'Private'].sort())
  expect(page.items.every(({ role }: Project) => role === 'owner')).toBe(true)
  expect(namesOf(await list('', admin))).toEqual(['Inbox'])
  expect((await server.as(ada).get('/v1/projects?scope=all')).status).toBe(403)
  expect((await server.as(admin, ['projects:read']).get('/v1/projects?scope=all')).status).toBe(403)
})

test.each(['limit=0', 'limit=101', 'sort=color', 'archived=perhaps', 'scope=ours', 'unknown=1', 'page=1&cursor=x'])(
  'the query %s is refused by name of the parameter',
  async (query) => {
    const { status, body } = await server.as(ada).get(`/v1/projects?${query}`)
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ in: 'query', pointer: query.split('=')[0] }])
  },
)
