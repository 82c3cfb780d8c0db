import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createUser, issueToken, systemActor } from '../../src/modules/people/index.ts'
import { openTestContext } from '../open-test-context.ts'
import { countEffects } from './checks/effects.ts'
import { readState } from './checks/read-state.ts'
import type { House } from './house.ts'

/** Somebody, and a token with which they call the API. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly token: string
}

/** Who works in the test, and where. */
export interface Workplace {
  /** The addresses of every API. */
  readonly addresses: readonly string[]
  /** Make the calls; the first one owns the project. */
  readonly writers: readonly [Person, Person]
  /** Belong to the project from its beginning to the end, as the writers do, and do nothing. */
  readonly readers: readonly Person[]
  /** Comes into the project and leaves it. */
  readonly guest: Person
  readonly projectId: string
  readonly columnIds: readonly string[]
}

/** Whom everything is about. They are many because each gets no more than 30 single mails in an hour. */
const names = ['Ada', 'Bela', 'Cem', 'Dora', ...Array.from({ length: 20 }, (_, at) => `Eva${at + 1}`), 'Gus']

/** Makes people in the database; it is brought to the form that this version needs. */
export async function makePeople(databaseUrl: string): Promise<Person[]> {
  const { ctx, close } = await openTestContext({ url: databaseUrl, drop: async () => undefined })
  try {
    const people: Person[] = []
    for (const name of names) {
      const actor = systemActor('set-up')
      const email = `${name.toLowerCase()}@example.com`
      const { id } = await createUser(ctx, actor, { email, name, role: 'user' })
      const { token } = await issueToken(ctx, actor, { ownerId: id, name: 'chaos' })
      people.push({ id, name, token: token ?? '' })
    }
    return people
  } finally {
    await close()
  }
}

/** Makes a project of these people through the API: the first two write, the last one comes and goes. */
export async function makeWorkplace(addresses: readonly string[], people: readonly Person[]): Promise<Workplace> {
  const [owner, writer, ...readers] = people as [Person, Person, ...Person[]]
  const guest = readers.pop() as Person
  const headers = { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' }
  const call = async (path: string, body?: object) => {
    const init = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) }
    const answer = await fetch(addresses[0] + path, init)
    if (!answer.ok) throw new Error(`${path} answered ${await answer.text()}`)
    return (await answer.json()) as { id: string; items: { id: string }[] }
  }
  const { id: projectId } = await call('/v1/projects', { name: 'Chaos' })
  for (const { id } of [writer, ...readers])
    await call(`/v1/projects/${projectId}/members`, { userId: id, role: 'editor' })
  const { items } = await call(`/v1/projects/${projectId}/columns`)
  return { addresses, writers: [owner, writer], readers, guest, projectId, columnIds: items.map(({ id }) => id) }
}

/** Everybody who is told of things. */
export const everybody = ({ writers, readers, guest }: Workplace): Person[] => [...writers, ...readers, guest]

interface MovedIn {
  readonly workplace: Workplace
  /** The events that there are before anybody works. */
  readonly setUp: ReadonlySet<string>
}

/** Starts everything in a house, and gives people a place to work in it. */
export async function moveIn({ database, members, addresses }: House): Promise<MovedIn> {
  await build()
  const people = await makePeople(database.url)
  await countEffects(database)
  for (const member of members) member.start()
  await Promise.all(members.map((member) => member.untilReady()))
  const workplace = await makeWorkplace(addresses, people)
  return { workplace, setUp: new Set((await readState(database)).events.map(({ id }) => id)) }
}

const program = fileURLToPath(new URL('../../bin/millrace.js', import.meta.url))

/** The program builds itself when its sources are newer. */
const build = () => promisify(execFile)(process.execPath, [program, '--version'])
