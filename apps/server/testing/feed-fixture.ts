import type { Change, Changes, Permission } from '@millrace/contract'
import { expect } from 'vitest'
import { numberFeed } from './number-feed.ts'
import type { TestServer, TestUser } from './test-server.ts'
import { openTestServer } from './test-server.ts'

interface Who {
  readonly id: string
}

/** A server with some people who read its feed. */
export interface FeedFixture {
  readonly server: TestServer
  readonly ada: TestUser
  readonly bob: TestUser
  readonly admin: TestUser
  answer(who: Who, query: string, scopes?: readonly Permission[]): Promise<Changes>
  /** Where the feed ends, with everything in it that was done until now. */
  now(): Promise<number>
  /** What was done after a position, until now. */
  since(position: number, who: Who, scopes?: readonly Permission[]): Promise<Change[]>
  newProject(who: Who, name?: string): Promise<string>
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  newTask(who: Who, fields: object): Promise<any>
}

export async function openFeedFixture(): Promise<FeedFixture> {
  const server = await openTestServer()
  const ada = await server.createUser({ name: 'Ada' })
  const bob = await server.createUser({ name: 'Bob' })
  const admin = await server.createUser({ name: 'Admin', role: 'admin' })

  async function answer(who: Who, query: string, scopes?: readonly Permission[]): Promise<Changes> {
    const { status, body } = await server.as(who, scopes).get(`/v1/changes?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  return {
    ...{ server, ada, bob, admin, answer },
    now: async () => {
      await numberFeed(server.db)
      return (await answer(ada, '')).next
    },
    since: async (position, who, scopes) => {
      await numberFeed(server.db)
      return (await answer(who, `since=${position}&limit=1000`, scopes)).items
    },
    newProject: async (who, name = 'Project') => (await server.as(who).post('/v1/projects', { name })).body.id,
    newTask: async (who, fields) => (await server.as(who).post('/v1/tasks', fields)).body,
  }
}

export const typesOf = (items: readonly Change[]) => items.map(({ type }) => type)

export async function done(answered: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answered
  expect(status, JSON.stringify(body)).toBeLessThan(300)
}
