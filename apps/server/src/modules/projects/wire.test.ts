import {
  Column,
  ColumnList,
  Label,
  LabelList,
  Project,
  ProjectList,
  ProjectMember,
  ProjectMemberList,
} from '@millrace/contract'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTeam, openProject } from '../../../testing/test-projects.ts'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const errorsOf = (schema: TSchema, body: unknown) => Compile(schema).Errors(body)

test('every answer has exactly the fields that the contract promises', async () => {
  const { path, owner, viewer } = await openProject(server)
  const as = server.as(owner)
  const team = await as.post(`${path}/members`, { teamId: await createTeam(server, viewer), role: 'owner' })
  const column = await as.post(`${path}/columns`, { name: 'Review', status: 'in-progress', wipLimit: 2 })
  const label = await as.post(`${path}/labels`, { name: 'bug', color: '#ff0000' })
  const archived = await as.patch(path, { archived: true, color: '#00ff00' })

  for (const [schema, body] of [
    [ProjectMember, team.body],
    [Column, column.body],
    [Label, label.body],
    [Project, archived.body],
    [Project, (await server.as(viewer).get(path)).body],
    [ProjectList, (await as.get('/v1/projects?page=1&page_size=1')).body],
    [ProjectMemberList, (await as.get(`${path}/members?limit=1`)).body],
    [ColumnList, (await as.get(`${path}/columns`)).body],
    [LabelList, (await as.get(`${path}/labels`)).body],
  ] as const) {
    expect(errorsOf(schema, body)).toEqual([])
  }
})
