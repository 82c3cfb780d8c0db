import type { AdminObjects } from './admin-objects.ts'
import { openAdminObjects } from './admin-objects.ts'
import type { Kind, PlaceRelation, Relation, TeamRelation } from './decision.ts'
import { hiddenFrom, isForAdmins, places } from './decision.ts'
import type { House } from './house.ts'
import { askForJob, moveIn, openBrowser, useTokens } from './move-in.ts'
import type { Place } from './place.ts'
import type { Principal } from './principals.ts'
import { named, people } from './principals.ts'
import type { Society } from './settle.ts'
import { settle, takeAway } from './settle.ts'
import type { Team, Teams } from './teams.ts'
import { openTeam, openTeams } from './teams.ts'

const noMail = '2026-11-21T08-00-00.000Z-00000000'

/** Finds the id of what a kind names for somebody. */
export type IdOf = (kind: Kind, principal: Principal) => string

/** Objects of one relation. */
interface Objects {
  readonly idOf: IdOf
  /** The project that holds them, when it is one. */
  readonly place: Place | null
}

/** Everyone and everything of the matrix, with an id for each kind in each relation. */
export interface World {
  readonly principals: ReadonlyMap<string, Principal>
  idsIn(relation: Relation): IdOf
  /** Objects in that relation to the principal that nobody has touched. */
  fresh(relation: Relation, principal: Principal): Promise<Objects>
}

type Places = Readonly<Record<PlaceRelation, Place>>

/** Builds a world; what some of its people had, they have just lost. */
export async function openWorld(house: House): Promise<World> {
  const everyone: Principal[] = []
  for (const person of people) everyone.push(await moveIn(house, person))
  await useTokens(house, everyone)
  const principals = new Map(everyone.map((principal) => [principal.name, principal]))
  const society = { principals, teams: await openTeams(house, everyone) }
  const made = await openPlaces(house, society)
  await takeAway(house, society, Object.values(made))
  const missing = house.server.ctx.newId()
  const kept = await openAdminObjects(house)
  const shared = sharedBy(society, (await house.server.createUser()).id)
  const idsIn = (relation: Relation): IdOf => {
    if (relation === 'missing') return (kind) => (kind === 'mail' ? noMail : missing)
    if (isPlace(relation)) return idsOfPlace(made[relation], shared)
    return isTeam(relation) ? idsOfTeam(society.teams[relation], shared) : idsOfPeople(relation, principals, kept)
  }
  const fresh: World['fresh'] = async (relation, principal) => {
    if (isPlace(relation)) {
      const place = await settle(house, society, { relation, hidden: made[hiddenFrom(relation)], era: 'after' })
      return { idOf: idsOfPlace(place, shared), place }
    }
    if (relation === 'another') {
      return { idOf: idsOfPeople(relation, principals, await openAdminObjects(house)), place: null }
    }
    if (relation === 'oneself') return { idOf: await idsOfOneself(house, principal), place: null }
    if (!isTeam(relation)) return { idOf: idsIn(relation), place: null }
    return { idOf: idsOfTeam(await openTeam(house, everyone, relation), shared), place: null }
  }
  return { principals, idsIn, fresh }
}

const isPlace = (relation: Relation): relation is PlaceRelation => (places as readonly string[]).includes(relation)
const isTeam = (relation: Relation): relation is TeamRelation =>
  relation === 'managed' || relation === 'joined' || relation === 'unrelated'

async function openPlaces(house: House, society: Society): Promise<Places> {
  const made: Partial<Record<PlaceRelation, Place>> = {}
  // The first two hold what the links of the others lead to.
  for (const relation of new Set<PlaceRelation>(['inbox', 'foreign', ...places])) {
    made[relation] = await settle(house, society, {
      relation,
      hidden: made[hiddenFrom(relation)] ?? null,
      era: 'before',
    })
  }
  return made as Places
}

type Shared = (kind: Kind, principal: Principal) => string

/** What is the same in every relation. */
const sharedBy =
  ({ teams }: { readonly teams: Teams }, candidate: string): Shared =>
  (kind, { userId }) => {
    if (kind === 'oneself') return userId
    if (kind === 'candidate') return candidate
    if (kind === 'team') return teams.unrelated.id
    throw new Error(`There is no ${kind} in this relation.`)
  }

const idsOfPlace =
  ({ ids, comments }: Place, shared: Shared): IdOf =>
  (kind, principal) => {
    const own = kind === 'own comment' ? comments.get(principal.userId) : ids[kind as keyof Place['ids']]
    return own ?? shared(kind, principal)
  }

const idsOfTeam =
  ({ id, member }: Team, shared: Shared): IdOf =>
  (kind, principal) => {
    if (kind === 'team') return id
    return kind === 'team member' ? member : shared(kind, principal)
  }

/** With a browser in which they have just signed in, as they may have signed out everywhere since they moved in. */
async function idsOfOneself(house: House, { userId, spareTokenId: token, notificationId: notification }: Principal) {
  const session = await openBrowser(house.server, userId, 'another browser')
  const job = await askForJob(house, userId)
  const own = { session, token, notification, job }
  return (kind: Kind) => own[kind as keyof typeof own] ?? userId
}

/** People and their tokens: oneself, or somebody else. And what admins look after. */
function idsOfPeople(relation: Relation, principals: World['principals'], kept: AdminObjects): IdOf {
  const other = (name: string) => named(principals, name === 'a stranger' ? 'the owner' : 'a stranger')
  return (kind, principal) => {
    if (isForAdmins(kind)) return kept[kind]
    const whose = relation === 'another' ? other(principal.name) : principal
    if (kind === 'session') return whose.sessionId
    if (kind === 'notification') return whose.notificationId
    if (kind === 'job') return whose.jobId
    return kind === 'token' ? whose.spareTokenId : whose.userId
  }
}
