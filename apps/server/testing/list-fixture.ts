import { expect } from 'vitest'
import type { Caller, TestServer, TestUser } from './test-server.ts'
import { openTestServer } from './test-server.ts'

export interface Item {
  readonly id: string
  readonly title: string
  readonly rank: string
  readonly columnId: string
}

/** A project with 130 tasks in two of its columns, half of them Ada's; Grace may look. */
export interface ListFixture {
  readonly server: TestServer
  readonly ada: TestUser
  readonly grace: TestUser
  readonly asAda: Caller
  readonly project: { readonly id: string }
  readonly label: { readonly id: string }
  column(status: string): string
  /** Follows the cursors of a list to the end. */
  all(path: string, caller?: Caller): Promise<Item[]>
}

export async function openListFixture(): Promise<ListFixture> {
  const server = await openTestServer()
  const ada = await server.createUser({ name: 'Ada' })
  const grace = await server.createUser({ name: 'Grace' })
  const asAda = server.as(ada)
  const project = (await asAda.post('/v1/projects', { name: 'Lists', key: 'LST' })).body
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: grace.id, role: 'viewer' })
  const label = (await asAda.post(`/v1/projects/${project.id}/labels`, { name: 'Urgent', color: '#ff0000' })).body
  const columns: Array<{ id: string; status: string }> = (await asAda.get(`/v1/projects/${project.id}/columns`)).body
    .items
  const operations = Array.from({ length: 130 }, (_, index) => newTask(index, project.id, ada.id, label.id))
  const { status, body } = await asAda.post('/v1/tasks/batch', { operations })
  expect([status, body.results?.every((result: { status: number }) => result.status === 201)]).toEqual([200, true])
  return {
    server,
    ada,
    grace,
    asAda,
    project,
    label,
    column: (wanted) => columns.find((candidate) => candidate.status === wanted)?.id as string,
    all: (path, caller = asAda) => follow(caller, path),
  }
}

const newTask = (index: number, projectId: string, assigneeId: string, labelId: string) => ({
  create: {
    projectId,
    title: `Task ${String(index).padStart(3, '0')}`,
    description: index === 7 ? 'A *peculiar* heliotrope' : '',
    priority: index % 5,
    ...(index % 2 === 0 && { assigneeId }),
    ...(index % 10 === 0 && { labelIds: [labelId] }),
    ...(index % 3 === 0 && { status: 'in-progress' }),
    ...(index % 13 === 0 && { dueOn: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}` }),
  },
})

async function follow(caller: Caller, path: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: Awaited<ReturnType<Caller['get']>> = await caller.get(`${path}${cursor && `&cursor=${cursor}`}`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    items.push(...answer.body.items)
    cursor = answer.body.nextCursor
  }
  return items
}
