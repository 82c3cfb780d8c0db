import type { Permission } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedFixture } from '../../../testing/feed-fixture.ts'
import { done, openFeedFixture, typesOf } from '../../../testing/feed-fixture.ts'

let server: FeedFixture['server']
let ada: FeedFixture['ada']
let bob: FeedFixture['bob']
let admin: FeedFixture['admin']
let now: FeedFixture['now']
let since: FeedFixture['since']
let newProject: FeedFixture['newProject']
let newTask: FeedFixture['newTask']

beforeAll(async () => {
  ;({ server, ada, bob, admin, now, since, newProject, newTask } = await openFeedFixture())
})
afterAll(() => server.close())

test('whoever loses a project is told so, hears no more of it, and is told when it comes back', async () => {
  const projectId = await newProject(ada)
  const members = `/v1/projects/${projectId}/members`
  await done(server.as(ada).post(members, { userId: bob.id, role: 'editor' }))
  const start = await now()
  const task = await newTask(ada, { projectId, title: 'Seen' })
  expect(typesOf(await since(start, bob))).toEqual(['task.created'])

  await done(server.as(ada).delete(`${members}/${bob.id}`))
  await server.as(ada).patch(`/v1/tasks/${task.id}`, { title: 'Unseen' })
  const lost = await since(start, bob)
  expect(lost).toEqual([
    {
      position: expect.any(Number),
      type: 'access.lost',
      subject: { type: 'project', id: projectId },
      projectId,
      actorId: null,
      at: expect.any(String),
      version: null,
      data: {},
    },
  ])
  expect(typesOf(await since(start, ada))).toEqual(['task.created', 'project.member-removed', 'task.updated'])

  await done(server.as(ada).post(members, { userId: bob.id, role: 'viewer' }))
  expect(typesOf(await since(lost[0]?.position ?? 0, bob))).toEqual([
    'project.member-removed',
    'task.updated',
    'access.gained',
    'project.member-added',
  ])
})

test('the end of a team reaches everybody who was in it', async () => {
  const projectId = await newProject(ada)
  const team = (await server.as(ada).post('/v1/teams', { name: 'Crew' })).body
  await done(server.as(ada).post(`/v1/teams/${team.id}/members`, { userId: bob.id }))
  const start = await now()
  await done(server.as(ada).post(`/v1/projects/${projectId}/members`, { teamId: team.id, role: 'editor' }))
  await done(server.as(ada).delete(`/v1/teams/${team.id}`))
  expect(typesOf(await since(start, bob))).toEqual(
    expect.arrayContaining(['access.gained', 'access.lost', 'team.deleted']),
  )
  expect(typesOf(await since(start, ada))).not.toContain('access.lost')
})

test('a project that is deleted is lost to its members and told to admins; restored, it is all there again', async () => {
  const projectId = await newProject(ada)
  await done(server.as(ada).post(`/v1/projects/${projectId}/members`, { userId: bob.id, role: 'viewer' }))
  const start = await now()
  await newTask(ada, { projectId, title: 'Kept' })
  await done(server.as(ada).delete(`/v1/projects/${projectId}`))
  expect(typesOf(await since(start, bob))).toEqual(['access.lost'])
  expect(typesOf(await since(start, admin))).toEqual(['project.deleted'])
  await done(server.as(ada).post(`/v1/projects/${projectId}/restore`))
  expect(typesOf(await since(start, bob)).sort()).toEqual(
    ['task.created', 'access.lost', 'project.deleted', 'access.gained', 'project.restored'].sort(),
  )
  expect(typesOf(await since(start, admin))).toEqual(['task.created', 'project.deleted', 'project.restored'])
})

test('a task that goes where one does not look is told as gone, and as come from nowhere to those there', async () => {
  const [here, there] = [await newProject(ada, 'Here'), await newProject(ada, 'Canary yonder')]
  const members = (id: string) => `/v1/projects/${id}/members`
  await done(server.as(ada).post(members(here), { userId: bob.id, role: 'viewer' }))
  const yonder = await server.createUser({ name: 'Yonder' })
  await done(server.as(ada).post(members(there), { userId: yonder.id, role: 'viewer' }))
  const task = await newTask(ada, { projectId: here, title: 'Wanderer' })
  const start = await now()
  await done(server.as(ada).post(`/v1/tasks/${task.id}/move`, { projectId: there }))
  await server.as(ada).patch(`/v1/tasks/${task.id}`, { title: 'Canary title' })

  const seen = await since(start, bob)
  expect(seen).toEqual([
    {
      position: expect.any(Number),
      type: 'task.moved',
      subject: { type: 'task', id: task.id },
      projectId: here,
      actorId: ada.id,
      at: expect.any(String),
      version: 2,
      data: { before: { projectId: here }, after: { projectId: null } },
    },
  ])
  expect(JSON.stringify(seen)).not.toContain(there)
  const [come, changed] = await since(start, yonder)
  expect(come).toMatchObject({ type: 'task.moved', projectId: there, data: { before: { projectId: null } } })
  expect(Object.keys(come?.data.before ?? {})).toEqual(['projectId'])
  expect(come?.data.after).toMatchObject({ projectId: there })
  expect(JSON.stringify(come)).not.toContain(here)
  expect(changed).toMatchObject({ type: 'task.updated', version: 3 })
  const [whole, ...rest] = await since(start, ada)
  expect(whole).toMatchObject({ data: { before: { projectId: here }, after: { projectId: there } } })
  expect(typesOf(rest)).toEqual(['task.updated'])
})

test('a link to a task that one may not know of does not name it', async () => {
  const projectId = await newProject(ada)
  await done(server.as(ada).post(`/v1/projects/${projectId}/members`, { userId: bob.id, role: 'viewer' }))
  const [open, hidden] = [await newTask(ada, { projectId, title: 'Open' }), await newTask(ada, { title: 'Hidden' })]
  const start = await now()
  await done(server.as(ada).post(`/v1/tasks/${open.id}/links`, { kind: 'blocks', taskId: hidden.id }))
  expect(JSON.stringify(await since(start, ada))).toContain(hidden.id)
  const [linked] = await since(start, bob)
  expect(linked).toMatchObject({ type: 'task.linked', data: {} })
  expect(JSON.stringify(linked)).not.toContain(hidden.id)
})

test('a token is told what its scopes let it read', async () => {
  const start = await now()
  const projectId = await newProject(ada)
  const task = await newTask(ada, { projectId, title: 'Scoped' })
  await server.as(ada).post(`/v1/tasks/${task.id}/comments`, { body: 'Hello' })
  await done(server.as(ada).post('/v1/teams', { name: 'Scoped' }))
  await done(server.as(ada).patch('/v1/me', { name: 'Ada L.' }))
  await done(server.as(ada).post('/v1/me/tokens', { name: 'mine', scopes: ['tasks:read'] }))
  const told = async (scopes?: Permission[], who: { readonly id: string } = ada) =>
    typesOf(await since(start, who, scopes))

  const ofTasks = ['access.gained', 'task.created', 'comment.created']
  expect((await told(['tasks:read'])).sort()).toEqual([...ofTasks, 'user.updated'].sort())
  expect(await told(['tasks:read', 'projects:read'])).toContain('project.created')
  expect(await told(['tasks:read', 'teams:read'])).toContain('team.created')
  expect(await told()).toEqual(expect.arrayContaining(['token.created', 'team.created', 'project.created']))
  expect(await told(undefined, bob)).toEqual(['team.created'])
  expect((await server.as(ada, ['projects:read']).get('/v1/changes?since=0')).status).toBe(403)
  const every = await told(undefined, admin)
  expect(every).toEqual(expect.arrayContaining(['task.created', 'user.updated', 'team.created']))
  expect(every).not.toContain('access.gained')
  expect(every).not.toContain('token.created')
  expect(await told(['tasks:read', 'tasks:admin'], admin)).toEqual(['task.created', 'comment.created'])
})

test('admins follow every project, but nobody else’s inbox', async () => {
  const start = await now()
  await newTask(bob, { title: 'Private' })
  await newTask(admin, { title: 'Own' })
  const projectId = await newProject(bob)
  await newTask(bob, { projectId, title: 'Shared' })
  const items = await since(start, admin)
  expect(items.map(({ type, data }) => [type, data.after?.title ?? null])).toEqual([
    ['task.created', 'Own'],
    ['project.created', null],
    ['task.created', 'Shared'],
  ])
})
