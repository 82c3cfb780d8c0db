import { setTimeout as delay } from 'node:timers/promises'
import { rolePermissions } from '@millrace/contract'
import { createUser, systemActor } from '../../modules/people/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { setPassword, verifyPassword } from '../../platform/identity/passwords.ts'
import type { Config } from '../config/config.ts'
import { isLoopback } from '../config/config.ts'
import { createDemoProject } from './create-demo-project.ts'
import { hasUsers, passwordHashes, tryLockDemo } from './demo.store.ts'
import type { DemoName } from './people.ts'
import { demoPassword, demoPeople } from './people.ts'
import { within } from './within.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'newId'>

const lookMilliseconds = 100

/**
 * `present`: all demo people can sign in with the known password. `absent`: the database has other people. `refused`:
 * it is empty, but others can reach the server. `exposed`: some of the demo people can sign in with the known password,
 * and others can reach the server.
 */
export type DemoState = 'present' | 'absent' | 'refused' | 'exposed'

type Reach = Pick<Config, 'host' | 'publicUrl'>

/**
 * Fills an empty database with demo people and a project, where nobody else can reach the server: in one transaction,
 * so that a server that is killed meanwhile leaves the database empty.
 */
export async function createDemo(parts: Parts, reach: Reach): Promise<DemoState> {
  // Two servers that start at once make one demo: the second waits, and finds it.
  for (;;) {
    const state = await parts.db.transaction(async (tx) => ((await tryLockDemo(tx)) ? create(parts, tx, reach) : null))
    if (state) return state
    await delay(lookMilliseconds)
  }
}

async function create(parts: Parts, tx: Transaction, reach: Reach): Promise<DemoState> {
  if (await hasUsers(tx)) return demoState({ db: tx }, reach)
  if (!isPrivate(reach)) return 'refused'
  const inside = { ...parts, db: within(tx) }
  await createDemoProject(inside, await createPeople(inside))
  return 'present'
}

/** What is to be said of the demo people of a database that has people. */
export async function demoState({ db }: { readonly db: Queryable }, reach: Reach): Promise<DemoState> {
  // Somebody may have another password by now, or an address of the demo without being of it.
  const hashes = await passwordHashes(
    db,
    demoPeople.map(({ email }) => email),
  )
  const known = await Promise.all(hashes.map((hash) => verifyPassword(hash, demoPassword)))
  const count = known.filter(Boolean).length
  if (!isPrivate(reach)) return count > 0 ? 'exposed' : 'absent'
  return count === demoPeople.length ? 'present' : 'absent'
}

/** Whether only this machine reaches the server, also through a proxy that stands in front of it. */
const isPrivate = ({ host, publicUrl }: Reach) =>
  isLoopback(host) && isLoopback(new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1'))

async function createPeople(parts: Parts): Promise<Record<DemoName, Actor>> {
  const actors: [string, Actor][] = []
  for (const person of demoPeople) {
    const { id } = await createUser(parts, systemActor('demo'), person)
    await setPassword(parts.db, id, demoPassword, parts.clock.now())
    actors.push([person.email.split('@')[0] ?? '', actorOf(id, person.role)])
  }
  return Object.fromEntries(actors) as Record<DemoName, Actor>
}

const actorOf = (userId: string, role: Actor['role']): Actor => ({
  userId,
  role,
  permissions: new Set(rolePermissions[role]),
  tokenId: 'demo',
  requestId: 'demo',
})
