import { rolePermissions } from '@millrace/contract'
import { createUser, findUserByEmail, systemActor } from '../../modules/people/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { setPassword } from '../../platform/identity/passwords.ts'
import type { Config } from '../config/config.ts'
import { isLoopback } from '../config/config.ts'
import { lockMaintenance } from '../maintenance.store.ts'
import { createDemoProject } from './create-demo-project.ts'
import { hasUsers } from './demo.store.ts'
import type { DemoName } from './people.ts'
import { demoPassword, demoPeople } from './people.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'newId'>

/**
 * `present`: the demo people can sign in. `absent`: the database has other people. `refused`: it is empty, but others
 * can reach the server. `exposed`: the demo people are there and others can reach the server.
 */
export type DemoState = 'present' | 'absent' | 'refused' | 'exposed'

type Reach = Pick<Config, 'host' | 'publicUrl'>

/** Fills an empty database with demo people and a project, where nobody else can reach the server. */
export async function createDemo(parts: Parts, reach: Reach): Promise<DemoState> {
  // Two servers that start at once make one demo: the second waits, and finds it.
  return parts.db.transaction(async (tx) => {
    await lockMaintenance(tx)
    if (await hasUsers(tx)) return demoState(parts, reach)
    if (!isPrivate(reach)) return 'refused'
    await createDemoProject(parts, await createPeople(parts))
    return 'present'
  })
}

/** What is to be said of the demo people of a database that has people. */
export async function demoState(parts: Parts, reach: Reach): Promise<DemoState> {
  if (!(await findUserByEmail(parts, demoPeople[0].email))) return 'absent'
  return isPrivate(reach) ? 'present' : 'exposed'
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
