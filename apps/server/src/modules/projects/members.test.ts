import type { ProjectMember, ProjectRole } from '@millrace/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeam, eventsOf, openProject } from '../../../testing/test-projects.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const roleOf = async (user: TestUser, path: string): Promise<ProjectRole | number> => {
  const { status, body } = await server.as(user).get(path)
  return status === 200 ? body.role : status
}

describe('the members of a project', () => {
  test('are listed by name with their roles, to every member', async () => {
    const { path, owner, viewer, stranger } = await openProject(server)
    const team = await createTeam(server, viewer)
    await server.as(owner).post(`${path}/members`, { teamId: team, role: 'commenter' })

    const { body } = await server.as(viewer).get(`${path}/members`)
    expect(body.items.map(({ kind, name, role }: ProjectMember) => [kind, name, role])).toEqual([
      ['user', 'Cem', 'commenter'],
      ['user', 'Edda', 'editor'],
      ['user', 'Olga', 'owner'],
      ['team', `Team ${team}`, 'commenter'],
      ['user', 'Vera', 'viewer'],
    ])
    expect(body.items.map(({ can }: ProjectMember) => can.remove)).toEqual([false, false, false, false, true])
    expect((await server.as(stranger).get(`${path}/members`)).status).toBe(404)
  })

  test('are paged', async () => {
    const { path, owner } = await openProject(server)
    const seen: string[] = []
    let cursor = ''
    for (let page = 0; page < 4; page += 1) {
      const { body } = await server.as(owner).get(`${path}/members?limit=1${cursor}`)
      seen.push(...body.items.map(({ name }: ProjectMember) => name))
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(seen).toEqual(['Cem', 'Edda', 'Olga', 'Vera'])
    expect(cursor).toBe('&cursor=null')
  })
})

describe('adding a member', () => {
  test('opens the project to the person, is recorded, and gives the project a version', async () => {
    const { path, project, owner, stranger } = await openProject(server)
    const added = await server.as(owner).post(`${path}/members`, { userId: stranger.id, role: 'editor' })

    expect(added).toMatchObject({
      status: 201,
      headers: { location: `${path}/members/${stranger.id}` },
      body: { id: stranger.id, kind: 'user', name: 'Stan', role: 'editor', version: 1, addedBy: owner.id },
    })
    expect((await server.as(owner).get(added.headers.location!)).body).toEqual(added.body)
    expect(await roleOf(stranger, path)).toBe('editor')
    expect((await eventsOf(server, project.id)).at(-1)).toMatchObject({
      type: 'project.member-added',
      version: project.version + 1,
      data: { after: { userId: stranger.id, role: 'editor' } },
    })
    expect((await server.as(owner).get(path)).body.version).toBe(project.version + 1)
  })

  test('opens the project to a team; who is in it twice has the higher role', async () => {
    const { path, owner, viewer, editor, stranger } = await openProject(server)
    const team = await createTeam(server, viewer, editor, stranger)
    const added = await server.as(owner).post(`${path}/members`, { teamId: team, role: 'commenter' })

    expect(added).toMatchObject({ status: 201, body: { id: team, kind: 'team', role: 'commenter' } })
    expect(await Promise.all([viewer, editor, stranger].map((user) => roleOf(user, path)))).toEqual([
      'commenter',
      'editor',
      'commenter',
    ])
    await server.as(owner).patch(`${path}/members/${team}`, { role: 'owner' })
    expect(await roleOf(viewer, path)).toBe('owner')
    await server.as(owner).delete(`${path}/members/${team}`)
    expect(await Promise.all([viewer, editor, stranger].map((user) => roleOf(user, path)))).toEqual([
      'viewer',
      'editor',
      404,
    ])
  })

  test('is for owners, of people and teams that exist and are not in it yet', async () => {
    const { path, owner, editor, viewer, stranger } = await openProject(server)
    const add = (user: TestUser, body: object) => server.as(user).post(`${path}/members`, body)
    const disabled = await server.createUser()
    await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [disabled.id] })
    const role = 'viewer'

    expect((await add(editor, { userId: stranger.id, role })).status).toBe(403)
    expect((await add(stranger, { userId: stranger.id, role })).status).toBe(404)
    expect(await add(owner, { userId: viewer.id, role })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/userId' }] },
    })
    for (const [body, status, pointer] of [
      [{ userId: server.ctx.newId(), role }, 422, '/userId'],
      [{ userId: disabled.id, role }, 422, '/userId'],
      [{ teamId: server.ctx.newId(), role }, 422, '/teamId'],
      [{ role }, 400, '/userId'],
      [{ userId: stranger.id, teamId: stranger.id, role }, 400, '/teamId'],
      [{ userId: stranger.id, role: 'king' }, 400, '/role'],
      [{ userId: 'me', role }, 400, '/userId'],
    ] as const) {
      expect(await add(owner, body)).toMatchObject({ status, body: { errors: [{ pointer }] } })
    }
    expect(await roleOf(stranger, path)).toBe(404)
  })

  test('repeated with its idempotency key happens once; who has lost the project is told nothing', async () => {
    const { path, project, owner, editor, stranger } = await openProject(server)
    await server.as(owner).patch(`${path}/members/${editor.id}`, { role: 'owner' })
    const add = () =>
      server.as(editor).post(`${path}/members`, { userId: stranger.id, role: 'viewer' }, { 'idempotency-key': 'add' })
    const [first, second] = [await add(), await add()]

    expect(second).toMatchObject({ status: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } })
    const added = (await eventsOf(server, project.id)).filter(({ data }) => data.after?.userId === stranger.id)
    expect(added).toHaveLength(1)
    await server.as(owner).delete(`${path}/members/${editor.id}`)
    expect((await add()).status).toBe(404)
  })
})

describe('changing and removing a member', () => {
  test('takes effect at once and is recorded with what was before', async () => {
    const { path, project, owner, editor } = await openProject(server)
    const member = `${path}/members/${editor.id}`
    const { headers } = await server.as(owner).get(member)
    const changed = await server.as(owner).patch(member, { role: 'viewer' }, { 'if-match': headers.etag! })
    const same = await server.as(owner).patch(member, { role: 'viewer' })
    const stale = await server.as(owner).patch(member, { role: 'owner' }, { 'if-match': headers.etag! })

    expect(changed).toMatchObject({ status: 200, body: { role: 'viewer', version: 2 } })
    expect(same).toMatchObject({ status: 200, body: { version: 2 } })
    expect(stale.status).toBe(412)
    expect(await roleOf(editor, path)).toBe('viewer')
    expect((await server.as(owner).delete(member)).status).toBe(204)
    expect(await roleOf(editor, path)).toBe(404)
    expect((await eventsOf(server, project.id)).slice(-2)).toMatchObject([
      {
        type: 'project.member-updated',
        data: { before: { role: 'editor' }, after: { userId: editor.id, role: 'viewer' } },
      },
      { type: 'project.member-removed', version: project.version + 2, data: { before: { userId: editor.id } } },
    ])
  })

  test('is for owners; others may only leave', async () => {
    const { path, owner, editor, viewer, stranger } = await openProject(server)
    const at = (user: TestUser) => `${path}/members/${user.id}`

    expect((await server.as(editor).patch(at(editor), { role: 'owner' })).status).toBe(403)
    expect((await server.as(editor).delete(at(viewer))).status).toBe(403)
    expect((await server.as(stranger).delete(at(viewer))).status).toBe(404)
    expect((await server.as(stranger).delete(at(stranger))).status).toBe(404)
    expect((await server.as(owner).patch(at(stranger), { role: 'owner' })).status).toBe(404)
    expect((await server.as(owner).delete(at(stranger))).status).toBe(404)
    expect((await server.as(viewer).delete(at(viewer))).status).toBe(204)
    expect(await roleOf(viewer, path)).toBe(404)
  })

  test('never leaves a project without a person who owns it, even when a team does', async () => {
    const { path, owner, editor, viewer } = await openProject(server)
    const team = await createTeam(server, viewer)
    await server.as(owner).post(`${path}/members`, { teamId: team, role: 'owner' })
    const self = `${path}/members/${owner.id}`

    expect(await server.as(owner).delete(self)).toMatchObject({ status: 422, body: { code: 'rule-violated' } })
    expect(await server.as(owner).patch(self, { role: 'editor' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/role' }] },
    })
    expect(await server.as(viewer).delete(self)).toMatchObject({ status: 422 })
    await server.as(owner).patch(`${path}/members/${editor.id}`, { role: 'owner' })
    const stepped = await server.as(owner).patch(self, { role: 'editor' })
    expect(stepped).toMatchObject({ status: 200, body: { role: 'editor', can: { update: false } } })
  })
})
