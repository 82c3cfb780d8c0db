import { rolePermissions } from '@millrace/contract'
import { addUser } from '../../apps/server/src/modules/people/add-user.ts'
import { systemActor } from '../../apps/server/src/modules/people/system-actor.ts'
import { refreshProjectAccess } from '../../apps/server/src/modules/projects/access.store.ts'
import { createProject } from '../../apps/server/src/modules/projects/create-project.ts'
import type { Ctx } from '../../apps/server/src/platform/context.ts'
import type { Actor } from '../../apps/server/src/platform/identity/actor.ts'
import { pick, seededRandom, zipf } from './random.ts'
import { insertLabels, insertMembers, insertTeams } from './tables.store.ts'

export interface Size {
  readonly people: number
  readonly projects: number
}

/** 20 people and 12 projects at 10,000 tasks, 1,000 and 400 at a million. */
export function sizeFor(tasks: number): Size {
  const decades = Math.log10(tasks / 10_000)
  return {
    people: Math.max(5, Math.round(20 * 10 ** (decades * (Math.log10(50) / 2)))),
    projects: Math.max(3, Math.round(12 * 10 ** (decades * (Math.log10(400 / 12) / 2)))),
  }
}

export interface Place {
  readonly id: string
  /** User ids, the busiest first. */
  readonly members: readonly string[]
}

export interface Population {
  readonly users: readonly string[]
  /** The ordinary projects, the busiest first. */
  readonly projects: readonly Place[]
  /** The project whose board holds 10,000 cards. */
  readonly board: Place
}

export const emailOf = (index: number): string => `person-${String(index + 1).padStart(4, '0')}@bench.example`

const labelsPerProject = 8
const perTransaction = 100

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/** Makes people, teams, projects, members and labels, as the use cases of the server make them. */
export async function populate(ctx: Uses, size: Size): Promise<Population> {
  const users = await makePeople(ctx, size.people)
  const random = seededRandom(3)
  const places: Place[] = []
  for (let index = 0; index <= size.projects; index += 1) {
    const isBoard = index === size.projects
    const name = isBoard ? 'Ten thousand cards' : `Project ${index + 1}`
    const members = isBoard ? users.slice(0, 60) : drawMembers(random, users)
    const { id } = await createProject(ctx, actorOf(members[0] as string), {
      name,
      key: isBoard ? 'BOARD' : `P${index + 1}X`,
    })
    places.push({ id, members })
  }
  await makeMemberships(ctx, users, places)
  return { users, projects: places.slice(0, -1), board: places.at(-1) as Place }
}

async function makePeople(ctx: Uses, count: number): Promise<string[]> {
  const users: string[] = []
  const random = seededRandom(5)
  const languages = ['en', 'de'] as const
  while (users.length < count) {
    await ctx.db.transaction(async (tx) => {
      for (let made = 0; made < perTransaction && users.length < count; made += 1) {
        const draft = {
          email: emailOf(users.length),
          name: `Person ${users.length + 1}`,
          language: pick(random, languages),
        }
        const user = await addUser(ctx, tx, systemActor('bench'), draft)
        if (!user) throw new Error(`${draft.email} is there twice`)
        users.push(user.id)
      }
    })
  }
  return users
}

/** The first person is in every project, the others the more likely the earlier they come. */
function drawMembers(random: () => number, users: readonly string[]): string[] {
  const most = Math.min(users.length, 120)
  const count = 4 + Math.floor((most - 4) * random() ** 3)
  const members = new Set([users[0] as string])
  while (members.size < Math.min(count, users.length)) members.add(users[zipf(random, users.length)] as string)
  return [...members]
}

async function makeMemberships(ctx: Uses, users: readonly string[], places: readonly Place[]): Promise<void> {
  const random = seededRandom(4)
  const at = ctx.clock.now()
  const teams = Array.from({ length: Math.ceil(users.length / 8) }, (_, index) => ({
    id: ctx.newId(),
    name: `Team ${index + 1}`,
    members: users.slice(index * 8, index * 8 + 8),
  }))
  const members = places.flatMap(({ id, members }) =>
    members.map((userId, place) => ({ projectId: id, userId, role: roleAt(random, place), addedBy: members[0] })),
  )
  const ofTeams = places.map(({ id, members: [first] }) => ({
    projectId: id,
    teamId: pick(random, teams).id,
    role: 'viewer',
    addedBy: first,
  }))
  const labels = places.flatMap(({ id }) =>
    Array.from({ length: labelsPerProject }, (_, index) => ({
      id: ctx.newId(),
      projectId: id,
      name: `Label ${index + 1}`,
    })),
  )
  await ctx.db.transaction(async (tx) => {
    await insertTeams(tx, users[0] as string, at, teams)
    await insertMembers(tx, at, [...members, ...ofTeams])
    await insertLabels(tx, at, labels)
    await refreshProjectAccess(
      tx,
      places.map(({ id }) => id),
    )
  })
}

/** Two of three members edit. */
function roleAt(random: () => number, place: number): string {
  if (place < 2) return 'editor'
  return pick(random, ['editor', 'editor', 'editor', 'editor', 'commenter', 'viewer'])
}

const actorOf = (userId: string): Actor => ({
  userId,
  role: 'user',
  permissions: new Set(rolePermissions.user),
  tokenId: 'bench',
  requestId: 'bench',
})
