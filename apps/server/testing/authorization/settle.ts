import type { ProjectRole } from '@millrace/contract'
import type { PlaceRelation } from './decision.ts'
import type { House } from './house.ts'
import type { Place, Population } from './place.ts'
import { openPlace } from './place.ts'
import type { Principal } from './principals.ts'
import { named } from './principals.ts'
import type { Teams } from './teams.ts'

/** Everyone, and the teams that they form. */
export interface Society {
  readonly principals: ReadonlyMap<string, Principal>
  readonly teams: Teams
}

/** When a place is made: while some still have what they lose, or afterwards. */
type Era = 'before' | 'after'

/** Makes a place, lets people in, and archives or deletes it. */
export async function settle(
  house: House,
  society: Society,
  { relation, hidden, era }: { relation: PlaceRelation; hidden: Place | null; era: Era },
): Promise<Place> {
  const { server, canaries } = house
  const tools = { newId: server.ctx.newId, canaries, now: server.clock.now() }
  const population = { ...populationOf(society, relation, era), hiddenTask: hidden?.ids.task ?? null }
  const place = await server.db.transaction((tx) => openPlace(tx, tools, relation, population))
  const [owner, url] = [named(society.principals, 'the owner'), `/v1/projects/${place.ids.project}`]
  if (relation === 'archived') await change(house, owner, 'PATCH', url, { archived: true })
  if (relation === 'deleted') await change(house, owner, 'DELETE', url)
  return place
}

function populationOf({ principals, teams }: Society, relation: PlaceRelation, era: Era) {
  const everyone = [...principals.values()]
  const authors = everyone.map(({ userId }) => userId)
  // What is assigned to somebody does not let them in.
  const assigneeIn = (name: string) => named(principals, name).userId
  if (relation === 'inbox' || relation === 'foreign') {
    return { users: [], teams: [], authors, assignee: assigneeIn('a stranger') } satisfies Partial<Population>
  }
  const isBefore = era === 'before' && losing.includes(relation)
  const roleOf = (role: ProjectRole) => (relation === 'viewed' ? 'viewer' : role)
  const users = everyone.flatMap(({ userId, member, direct, lost }) => {
    const role = lost === 'membership' && isBefore ? 'editor' : direct && member
    return role ? [{ userId, role: roleOf(role) }] : []
  })
  const crews = [teams.crew, ...(isBefore ? [teams['former crew']] : [])]
  const members = crews.map(({ id }) => ({ teamId: id, role: roleOf('editor') }))
  return { users, teams: members, authors, assignee: assigneeIn('the assignee, a viewer') }
}

/** The places that some have to leave. */
const losing: readonly PlaceRelation[] = ['own', 'archived']

/** Takes away, through the API, what some have until now, and waits until every process must have seen it. */
export async function takeAway(house: House, { principals, teams }: Society, places: readonly Place[]): Promise<void> {
  const [owner, admin] = [named(principals, 'the owner'), named(principals, 'an admin')]
  const left = places.filter(({ relation }) => losing.includes(relation)).map(({ ids }) => ids.project)
  for (const principal of principals.values()) {
    const { lost, userId, tokenId, token } = principal
    const account = `/v1/${token === 'of a program' ? 'service-accounts' : 'users'}/${userId}`
    if (lost === 'admin') await demote(house, admin, userId)
    if (lost === 'admin at the issuer') await demoteAtIssuer(house, principal)
    if (lost === 'account') await change(house, admin, 'PATCH', account, { disabled: true })
    if (lost === 'token') await change(house, principal, 'DELETE', `/v1/me/tokens/${tokenId}`)
    if (lost === 'team') await change(house, admin, 'DELETE', `/v1/teams/${teams['former crew'].id}/members/${userId}`)
    if (lost !== 'membership') continue
    for (const id of left) await change(house, owner, 'DELETE', `/v1/projects/${id}/members/${userId}`)
  }
  // The promise: it works everywhere within five seconds.
  house.server.clock.advance(5000)
}

/** Makes an admin a user, wherever that is decided. */
async function demote(house: House, admin: Principal, userId: string): Promise<void> {
  const { issuer } = house
  if (issuer.demote) await issuer.demote(userId)
  else await change(house, admin, 'PATCH', `/v1/users/${userId}`, { role: 'user' })
}

/** The issuer gives a token of a second later with less in it; the older one is still the one that is shown. */
async function demoteAtIssuer({ issuer, server, authenticator }: House, { userId }: Principal): Promise<void> {
  server.clock.advance(1000)
  await authenticator.authenticate(await issuer.sign(userId, { acr: 'mfa', role: 'user' }))
}

/** Makes a change that must work. */
export async function change(house: House, by: Principal, method: 'PATCH' | 'DELETE', url: string, body?: object) {
  const { status, text } = await house.call(by, { method, url, ...(body && { body }) })
  if (status >= 300) throw new Error(`${method} ${url} by ${by.name}: ${status} ${text}`)
}
