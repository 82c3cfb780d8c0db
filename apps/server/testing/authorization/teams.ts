import type { TeamRelation } from './decision.ts'
import { teamRelations } from './decision.ts'
import type { House } from './house.ts'
import type { Person, Principal } from './principals.ts'
import { insert } from './rows.ts'

export interface Team {
  readonly id: string
  /** Somebody in it who does nothing. */
  readonly member: string
}

/** Makes a team: of a crew, or, by relation, with everyone or nobody in it. */
export async function openTeam(
  { server }: House,
  principals: Iterable<Principal>,
  kind: NonNullable<Person['team']> | TeamRelation,
): Promise<Team> {
  const { db, newId } = server.ctx
  const now = server.clock.now()
  const [id, { id: member }] = [newId(), await server.createUser()]
  const isIn = ({ team }: Principal) => kind === 'managed' || kind === 'joined' || team === kind
  const users = [...[...principals].filter(isIn).map(({ userId }) => userId), member]
  const stamps = { version: 1, created_at: now, updated_at: now }
  await insert(db, 'teams', [{ id, name: `Team ${id}`, description: '', created_by: member, ...stamps }])
  const role = kind === 'managed' ? 'manager' : 'member'
  await insert(
    db,
    'team_members',
    users.map((user_id) => ({ team_id: id, user_id, role, version: 1, added_at: now })),
  )
  return { id, member }
}

export type Teams = Readonly<Record<NonNullable<Person['team']> | TeamRelation, Team>>

export async function openTeams(house: House, principals: readonly Principal[]): Promise<Teams> {
  const kinds = ['crew', 'former crew', ...teamRelations] as const
  const made = kinds.map(async (kind) => [kind, await openTeam(house, principals, kind)] as const)
  return Object.fromEntries(await Promise.all(made)) as unknown as Teams
}
